import { monthAfter, monthNumber } from "../calendar-month.ts";
import type { Month } from "../market/macro.ts";
import { correlation } from "../statistics/correlation.ts";
import { type Line, leastSquares, type TimedPair } from "../statistics/least-squares.ts";
import type { KnownMonth } from "./known-months.ts";
import { nonOverlapping } from "./non-overlapping.ts";
import type { ReleaseReturns } from "./release-windows.ts";

/** Months over which residuals may hang together: windows of a year overlap for twelve. */
export const LAG_MONTHS = 12;
/** With no more pairs than the lag there is nothing to compute errors from. */
export const FEWEST_MONTHS = LAG_MONTHS + 1;

/** How changes of the PMI and small − large went together. */
export type Link = {
  readonly pairs: readonly TimedPair[];
  readonly n: number;
  /** Windows among them that do not overlap. */
  readonly nonOverlapping: number;
  /** First and last month whose value is used; null without pairs. */
  readonly first: Month | null;
  readonly last: Month | null;
  /** Null below `FEWEST_MONTHS`, or when a side never moves. */
  readonly correlation: number | null;
  /** Points of return per point of PMI; null likewise. */
  readonly line: Line | null;
};

/**
 * Pairs each month's change of the PMI with small − large of a window told from the month of that value, in points.
 * Months without the earlier value, or whose window is not over, have no pair.
 *
 * - `beta`: the change over one month with the month after the release.
 * - `together`: the change over twelve months with the twelve months that end one month after the release: both sides
 *   of a pair are history by then, and the value is out before the last month of return starts.
 * - `ahead`: the same change with the twelve months after the release.
 */
export function pmiLinks(months: readonly KnownMonth[], returns: ReleaseReturns) {
  const values = new Map(months.map(({ month, value }) => [month, value]));
  const link = (change: number, from: number, to: number): Link => {
    const used = months.flatMap(({ month, value }) => {
      const before = values.get(monthAfter(month, -change));
      const gap = returns.between(monthAfter(month, from), monthAfter(month, to));
      return before === undefined || gap === null
        ? []
        : [{ month, pair: { at: monthNumber(month), x: value - before, y: 100 * gap } }];
    });
    const pairs = used.map(({ pair }) => pair);
    const enough = pairs.length >= FEWEST_MONTHS;
    return {
      pairs,
      n: pairs.length,
      nonOverlapping: nonOverlapping(
        pairs.map(({ at }) => at),
        to - from,
      ),
      first: used[0]?.month ?? null,
      last: used.at(-1)?.month ?? null,
      correlation: enough ? correlation(pairs) : null,
      line: enough ? leastSquares(pairs, LAG_MONTHS) : null,
    };
  };
  return { beta: link(1, 0, 1), together: link(12, -11, 1), ahead: link(12, 0, 12) };
}

export type PmiLinks = ReturnType<typeof pmiLinks>;
