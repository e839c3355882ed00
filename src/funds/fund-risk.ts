import type { PriceHistory } from "../market/market.ts";
import { pairedDays } from "../performance/paired-days.ts";
import { daysSince, periodStart } from "../performance/period.ts";
import { beta } from "../portfolio/beta.ts";
import { maxDrawdown } from "../portfolio/max-drawdown.ts";
import { simpleReturns } from "../portfolio/simple-returns.ts";
import { trackingError } from "../portfolio/tracking-error.ts";
import { volatility } from "../portfolio/volatility.ts";
import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";
import { adjustedDays } from "./adjusted-days.ts";

/** A stretch of daily returns, from the close before the first of them to the last. ISO dates. */
export type RiskWindow = {
  readonly from: string;
  readonly to: string;
  /** Number of daily returns. */
  readonly n: number;
  /** False when the history, or the common one, is shorter than the five years. */
  readonly whole: boolean;
};

/** How a fund's price moved by itself. Fractions; volatility a year. */
export type OwnRisk = RiskWindow & {
  readonly volatility: number | null;
  /** At most 0. */
  readonly drawdown: number | null;
  /** Days of the peak, the trough, and of the peak reached again; null where there was no loss or it is not reached. */
  readonly peak: string | null;
  readonly trough: string | null;
  readonly recovery: string | null;
};

/** How it moved with the benchmark. Beta of raw returns, not of those in excess of cash; tracking error a year. */
export type SharedRisk = RiskWindow & { readonly beta: number | null; readonly trackingError: number | null };

/** Fewer daily returns than this make no yearly figure. */
export const LEAST_RETURNS = 252;

/** The last five years of a fund, or all of it when it is younger; null below 252 returns. Total returns. */
export function ownRisk(history: Pick<PriceHistory, "days">): OwnRisk | null {
  const window = lastYears(adjustedDays(history));
  if (!window) return null;
  const { days, ...span } = window;
  const returns = simpleReturns(days.map(({ level }) => level));
  const worst = maxDrawdown(returns);
  const day = (position: number | null | undefined) => (position == null ? null : (days[position]?.date ?? null));
  const fell = worst !== null && worst.depth < 0;
  return {
    ...span,
    volatility: volatility(returns, DAYS_A_YEAR),
    drawdown: worst?.depth ?? null,
    peak: fell ? day(worst.peak) : null,
    trough: fell ? day(worst.trough) : null,
    recovery: fell ? day(worst.recovery) : null,
  };
}

/** The last five years that both have, or all that they have in common; null below 252 returns. Total returns. */
export function sharedRisk(history: PriceHistory, benchmark: PriceHistory): SharedRisk | null {
  const window = lastYears(pairedDays(history, benchmark));
  if (!window) return null;
  const { days, ...span } = window;
  const returns = simpleReturns(days.map(({ small }) => small));
  const others = simpleReturns(days.map(({ large }) => large));
  return { ...span, beta: beta(returns, others), trackingError: trackingError(returns, others, DAYS_A_YEAR) };
}

function lastYears<Day extends { readonly date: string }>(all: readonly Day[]) {
  const last = all.at(-1);
  if (!last) return null;
  const five = daysSince(all, periodStart(last.date, "5y"));
  const days = five ?? all;
  const n = days.length - 1;
  if (n < LEAST_RETURNS || !days[0]) return null;
  return { days, from: days[0].date, to: last.date, n, whole: five !== null };
}
