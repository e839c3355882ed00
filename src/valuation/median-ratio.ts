import { median } from "../statistics/median.ts";
import { type Constituent, covered } from "./constituent.ts";

/**
 * The typical company: the unweighted median of the positive ratios. Loss-makers have no ratio and are left out.
 *
 * @returns Multiple; null when no member is above zero.
 *
 * @example
 * medianRatio([10, 20, 60].map((ratio) => ({ value: 1, fundamental: 1 / ratio }))); // 20
 */
export function medianRatio(constituents: readonly Constituent[]): number | null {
  return median(
    covered(constituents)
      .filter(({ fundamental }) => fundamental > 0)
      .map(({ value, fundamental }) => value / fundamental),
  );
}

/**
 * The median with losses ranked as infinitely dear, so that everybody with data takes part.
 *
 * @returns Multiple; null for no data, and where half or more make losses.
 */
export function medianRatioAll(constituents: readonly Constituent[]): number | null {
  const ratios = covered(constituents).map(({ value, fundamental }) =>
    fundamental > 0 ? value / fundamental : Number.POSITIVE_INFINITY,
  );
  const middle = median(ratios);
  return middle === null || !Number.isFinite(middle) ? null : middle;
}
