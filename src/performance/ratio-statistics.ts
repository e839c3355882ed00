import { percentile } from "../statistics/percentile.ts";
import { straightLine } from "../statistics/straight-line.ts";
import { standing } from "../statistics/z-score.ts";
import { type FirstOrder, firstOrder } from "./first-order.ts";

/** Where the ratio stands in a period, and whether it comes back. Values are logarithms, 0 at the period's start. */
export type RatioStatistics = {
  /** Days. */
  readonly n: number;
  readonly now: number;
  readonly mean: number;
  /** Sample deviation, n − 1. */
  readonly deviation: number;
  readonly z: number;
  /** Share of the days below, ties half. */
  readonly percentile: number;
  /** How far small would have to move against large to be back at the mean: exp(mean − now) − 1. */
  readonly distance: number;
  /** Slope of a straight line through it, a day. */
  readonly slope: number | null;
  readonly firstOrder: FirstOrder | null;
};

/** Fewer days than this tell nothing of a mean. */
export const FEWEST_DAYS = 60;

/**
 * Statistics of the logarithm of a ratio, day by day.
 *
 * Neighbouring days are nearly the same day, so z and percentile say where the last one stands in this period and never
 * how likely a return is: the Dickey–Fuller statistic is for that.
 *
 * @returns null for fewer than `FEWEST_DAYS` days or a ratio that never moves.
 */
export function ratioStatistics(levels: readonly number[]): RatioStatistics | null {
  const now = levels.at(-1);
  if (now === undefined || levels.length < FEWEST_DAYS) return null;
  const place = standing(now, levels);
  const share = percentile(now, levels);
  if (!place || share === null) return null;
  return {
    ...place,
    now,
    percentile: share,
    distance: Math.exp(place.mean - now) - 1,
    slope: straightLine([...levels.keys()], levels)?.slope ?? null,
    firstOrder: firstOrder(levels),
  };
}
