import { median } from "../statistics/median.ts";
import { type EarningsPair, matched } from "./earnings-pair.ts";

/**
 * The median with loss-makers in it: the change over the size of the base, so that a smaller loss counts as growth. A
 * convention, not a growth rate; mark it as such.
 *
 *     median of (E1 − E0) / |E0| over E0 ≠ 0
 *
 * @returns Fraction; null when no company with both years has a base other than zero.
 *
 * @example
 * medianSigned([{ value: 1, before: -20, after: -5 }]); // 0.75
 */
export function medianSigned(pairs: readonly EarningsPair[]): number | null {
  return median(
    matched(pairs)
      .filter(({ before }) => before !== 0)
      .map(({ before, after }) => (after - before) / Math.abs(before)),
  );
}
