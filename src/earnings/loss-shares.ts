import { type EarningsPair, matched } from "./earnings-pair.ts";

/** Shares of companies with earnings of zero or less, by names. Fractions; the same companies in both years. */
export type LossShares = { readonly before: number; readonly after: number };

/** How many lose money in each of two years; null when no company has both. */
export function lossShares(pairs: readonly EarningsPair[]): LossShares | null {
  const known = matched(pairs);
  if (known.length === 0) return null;
  const share = (year: "before" | "after") => known.filter((each) => each[year] <= 0).length / known.length;
  return { before: share("before"), after: share("after") };
}
