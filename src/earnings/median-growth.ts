import { median } from "../statistics/median.ts";
import type { EarningsPair } from "./earnings-pair.ts";
import { growthRates } from "./growth-rates.ts";

/**
 * Growth of the typical company: the unweighted median of the growth rates. Companies at a loss in the earlier year have
 * none and are left out, so say beside it how many those are.
 *
 * @returns Fraction; null when no company with both years has a profit in the earlier one.
 *
 * @example
 * medianGrowth([100, 50].map((before) => ({ value: 1, before, after: before + 10 }))); // 0.15
 */
export function medianGrowth(pairs: readonly EarningsPair[]): number | null {
  return median(growthRates(pairs));
}
