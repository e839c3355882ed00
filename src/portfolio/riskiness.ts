import type { PairedDay } from "../performance/paired-days.ts";
import { correlation } from "../statistics/correlation.ts";
import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";
import type { RatePoints } from "./allocation.ts";
import { beta } from "./beta.ts";
import { captureRatio } from "./capture-ratio.ts";
import { type LegStatistics, legStatistics } from "./leg-statistics.ts";
import { type MonthReturn, monthlyReturns } from "./monthly-returns.ts";
import { riskFreeReturns } from "./risk-free-returns.ts";
import { simpleReturns } from "./simple-returns.ts";
import { differences } from "./tracking-error.ts";
import { depths, type UnderWater, underWater } from "./under-water.ts";

/** How rough one side's ride was. */
export type SideRisk = {
  readonly statistics: LegStatistics;
  readonly underWater: UnderWater | null;
  /** How far below its highest level each day was, fractions. */
  readonly depths: readonly number[];
};

/** How rough the ride of small caps was beside that of large caps, over one stretch of days. */
export type Riskiness = {
  /** Base and last close, ISO dates. */
  readonly from: string;
  readonly to: string;
  readonly dates: readonly string[];
  readonly small: SideRisk;
  readonly large: SideRisk;
  /** Small to large, of excess returns; null without a risk-free rate. */
  readonly beta: number | null;
  /** The arithmetic variant, over days without a gain of large caps; null where there is none. */
  readonly downCapture: number | null;
  readonly correlation: number | null;
  /** The worst whole months of small caps, the worst first. */
  readonly worstMonths: readonly MonthReturn[];
  /** Mean risk-free rate, a fraction a year; null where it is not known for all days. */
  readonly riskFree: number | null;
};

/** Worst months that are told. */
export const WORST_MONTHS = 5;

/**
 * @param days - Common days, ascending; the first is the base.
 * @param rates - The 3-month Treasury rate; empty where it is not known.
 * @returns null for fewer than two days.
 */
export function riskiness(days: readonly PairedDay[], rates: RatePoints): Riskiness | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < 2) return null;
  const dates = days.map(({ date }) => date);
  const riskFree = riskFreeReturns(rates, dates.slice(1));
  const levels = { small: days.map(({ small }) => small), large: days.map(({ large }) => large) };
  const returns = { small: simpleReturns(levels.small), large: simpleReturns(levels.large) };
  const side = (of: "small" | "large"): SideRisk => ({
    statistics: legStatistics(returns[of], riskFree, dates),
    underWater: underWater(levels[of], dates),
    depths: depths(levels[of]),
  });
  return {
    from: first.date,
    to: last.date,
    dates,
    small: side("small"),
    large: side("large"),
    beta: riskFree ? beta(differences(returns.small, riskFree), differences(returns.large, riskFree)) : null,
    downCapture: captureRatio(returns.small, returns.large, "down"),
    correlation: correlation(returns.large.map((x, index) => ({ x, y: returns.small[index] ?? 0 }))),
    worstMonths: [...monthlyReturns(days)].sort((a, b) => a.small - b.small).slice(0, WORST_MONTHS),
    riskFree: riskFree && (riskFree.reduce((sum, each) => sum + each, 0) / riskFree.length) * DAYS_A_YEAR,
  };
}
