import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";
import { growthRate } from "./growth-rate.ts";
import { type Drawdown, maxDrawdown } from "./max-drawdown.ts";
import { sharpeRatio } from "./sharpe-ratio.ts";
import { sortinoRatio } from "./sortino-ratio.ts";
import { differences } from "./tracking-error.ts";
import { volatility } from "./volatility.ts";

/** Return and risk of one series of daily returns. Yearly figures are null below 252 returns. */
export type LegStatistics = {
  /** Cumulative return, a fraction. */
  readonly total: number;
  /** Fractions a year. */
  readonly cagr: number | null;
  readonly volatility: number | null;
  /** Null without a risk-free rate as well. */
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly drawdown: DatedDrawdown | null;
};

/** A drawdown with its days, ISO dates; not made up again yet where `recovery` is null. */
export type DatedDrawdown = {
  readonly depth: number;
  readonly peak: string;
  readonly trough: string;
  readonly recovery: string | null;
};

/**
 * @param returns - Daily simple returns, at least one.
 * @param riskFree - Of the same days; null where it is not known.
 * @param dates - Of the levels, one more than the returns: the base first. ISO, ascending.
 */
export function legStatistics(
  returns: readonly number[],
  riskFree: readonly number[] | null,
  dates: readonly string[],
): LegStatistics {
  const whole = returns.length >= DAYS_A_YEAR;
  const excess = riskFree && whole ? differences(returns, riskFree) : null;
  return {
    total: returns.reduce((wealth, each) => wealth * (1 + each), 1) - 1,
    cagr: whole ? growthRate(returns, DAYS_A_YEAR) : null,
    volatility: whole ? volatility(returns, DAYS_A_YEAR) : null,
    sharpe: excess && sharpeRatio(excess, DAYS_A_YEAR),
    sortino: excess && sortinoRatio(excess, DAYS_A_YEAR),
    drawdown: datedDrawdown(maxDrawdown(returns), dates),
  };
}

function datedDrawdown(worst: Drawdown | null, dates: readonly string[]): DatedDrawdown | null {
  if (!worst) return null;
  const at = (position: number) => dates[position] ?? "";
  return {
    depth: worst.depth,
    peak: at(worst.peak),
    trough: at(worst.trough),
    recovery: worst.recovery === null ? null : at(worst.recovery),
  };
}
