import { type EarningsPair, matched } from "./earnings-pair.ts";

/**
 * Growth of each company that makes a profit in the earlier year: the only ones with a growth rate.
 *
 *     E1 / E0 − 1 over E0 > 0
 *
 * @returns Fractions; below −1 for a company that turns to a loss.
 */
export function growthRates(pairs: readonly EarningsPair[]): number[] {
  return matched(pairs)
    .filter(({ before }) => before > 0)
    .map(({ before, after }) => after / before - 1);
}
