import { aggregateGrowth } from "./aggregate-growth.ts";
import type { EarningsPair } from "./earnings-pair.ts";

/**
 * Growth in sum of the companies with a profit in both years. Survivor-biased: who falls into a loss is left out. Label
 * it.
 *
 * @returns Fraction; null when no company has a profit in both years.
 */
export function profitableBothYears(pairs: readonly EarningsPair[]): number | null {
  return aggregateGrowth(
    pairs.filter(({ before, after }) => (before === null || before > 0) && (after === null || after > 0)),
  );
}
