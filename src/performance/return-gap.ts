import { growthRate } from "../portfolio/growth-rate.ts";

/** One side over a period. */
export type SideReturn = {
  /** Cumulative, a fraction. */
  readonly total: number;
  /** Compound growth a year, a fraction; null for less than a year of returns or where everything is lost. */
  readonly perYear: number | null;
};

/** Small against large over a period: the same returns said in three ways. Negative when small caps lag. */
export type ReturnGap = {
  /** Difference of the cumulative returns, percentage points; it grows with the level of both. */
  readonly points: number;
  /** Small wealth over large wealth − 1, a fraction; null where the large side lost everything. */
  readonly relativeWealth: number | null;
  /** Difference of the growth rates, percentage points a year; null with either of them. */
  readonly perYear: number | null;
};

/**
 * Cumulative and yearly return of consecutive simple returns.
 *
 * @param perYear - Returns in a year: 252 or 12. Fewer than that are not annualised.
 * @returns null for no returns.
 */
export function sideReturn(returns: readonly number[], perYear: number): SideReturn | null {
  if (returns.length === 0) return null;
  return {
    total: returns.reduce((wealth, each) => wealth * (1 + each), 1) - 1,
    perYear: returns.length < perYear ? null : growthRate(returns, perYear),
  };
}

/**
 * The gap between two sides of one period.
 *
 * @example
 * const of = (total: number) => ({ total, perYear: (1 + total) ** (1 / 10) - 1 });
 * returnGap(of(1), of(2.3)); // { points: -130, relativeWealth: -0.3939, perYear: -5.50 }
 */
export function returnGap(small: SideReturn, large: SideReturn): ReturnGap {
  return {
    points: 100 * (small.total - large.total),
    relativeWealth: large.total > -1 ? (1 + small.total) / (1 + large.total) - 1 : null,
    perYear: small.perYear === null || large.perYear === null ? null : 100 * (small.perYear - large.perYear),
  };
}
