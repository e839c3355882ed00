import { aggregateGrowth } from "./aggregate-growth.ts";
import type { EarningsPair } from "./earnings-pair.ts";

/**
 * Growth in sum of the companies with a profit in the earlier year, whatever they earn in the later one. Survivor-biased
 * the other way round: it knows who falls into a loss and not who climbs out of one. Label it.
 *
 * @returns Fraction; null when no company with both years has a profit in the earlier one.
 */
export function positiveBase(pairs: readonly EarningsPair[]): number | null {
  return aggregateGrowth(pairs.filter(({ before }) => before === null || before > 0));
}
