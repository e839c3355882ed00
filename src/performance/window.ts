import { simpleReturns } from "../portfolio/simple-returns.ts";
import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";
import type { ComparableDays } from "./comparable-days.ts";
import { logRatio, type RatioDay } from "./log-ratio.ts";
import type { PairedDay } from "./paired-days.ts";
import { daysSince, PERIODS, type Period, periodStart } from "./period.ts";
import { type RatioStatistics, ratioStatistics } from "./ratio-statistics.ts";
import { type ReturnGap, returnGap, type SideReturn, sideReturn } from "./return-gap.ts";

/** One period of two sides: the same days of both. */
export type Window = {
  /** The base, and the last close that both have; ISO dates. */
  readonly from: string;
  readonly to: string;
  readonly days: readonly PairedDay[];
  /** Days within it that only one side has. */
  readonly dropped: readonly string[];
  readonly small: SideReturn;
  readonly large: SideReturn;
  readonly gap: ReturnGap;
  /** The logarithm of small over large, day by day, 0 at the base. */
  readonly ratio: readonly RatioDay[];
  /** Null where there are too few days. */
  readonly statistics: RatioStatistics | null;
};

/**
 * A period of two sides, counted back from the last close that both have.
 *
 * @returns null where the common history is shorter than the period: a shorter one is never shown in its place.
 */
export function windowOf({ days, dropped }: ComparableDays, period: Period): Window | null {
  const chosen = daysIn(days, period);
  const [first, last] = [chosen[0], chosen.at(-1)];
  if (!first || !last) return null;
  const [small, large] = (["small", "large"] as const).map((side) =>
    sideReturn(simpleReturns(chosen.map((day) => day[side])), DAYS_A_YEAR),
  );
  if (!small || !large) return null;
  const ratio = logRatio(chosen);
  return {
    from: first.date,
    to: last.date,
    days: chosen,
    dropped: dropped.filter((date) => date > first.date && date < last.date),
    small,
    large,
    gap: returnGap(small, large),
    ratio,
    statistics: ratioStatistics(ratio.map(({ value }) => value)),
  };
}

/** The longest period of fixed length that a common history holds; null where it holds none. */
export function longestPeriod(days: readonly PairedDay[]): Period | null {
  return PERIODS.findLast((period) => period !== "ytd" && period !== "max" && holdsPeriod(days, period)) ?? null;
}

/** Whether a common history is long enough for a period. */
export function holdsPeriod(days: readonly PairedDay[], period: Period): boolean {
  return daysIn(days, period).length > 1;
}

/** The days of a period, its base first; none where the common history is shorter. */
export function daysIn(days: readonly PairedDay[], period: Period): readonly PairedDay[] {
  const last = days.at(-1);
  return last ? (daysSince(days, periodStart(last.date, period)) ?? []) : [];
}
