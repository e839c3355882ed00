import { type EarningsPair, matched } from "./earnings-pair.ts";

/**
 * Growth of an index's earnings in sum, losses counted, over the companies with both years.
 *
 *     sum E1 / sum E0 − 1
 *
 * @returns Fraction; null for no company with both years, and when the earlier year adds up to zero or less: there is no
 * rate from a loss. Large where the base is small, so read it beside the change in money.
 *
 * @example
 * aggregateGrowth([{ value: 1, before: 100, after: 110 }, { value: 1, before: -20, after: -5 }]); // 0.3125
 */
export function aggregateGrowth(pairs: readonly EarningsPair[]): number | null {
  let before = 0;
  let after = 0;
  for (const each of matched(pairs)) {
    before += each.before;
    after += each.after;
  }
  return before > 0 ? after / before - 1 : null;
}
