import { type Constituent, covered } from "./constituent.ts";

/** Ratios above this are set to it, as on iShares fact sheets. */
export const RATIO_CAP = 60;

/**
 * Weighted harmonic mean of the positive ratios with every ratio capped. What iShares publishes: losses are left out
 * and a ratio over 60 counts as 60.
 *
 *     1 / sum( w / min(V/F, cap) ) over F > 0, w renormalised to 1
 *
 * @returns Multiple, never above the cap; null when no member is above zero.
 *
 * @example
 * // equal weights at 20, 20, 50 and 100
 * harmonicCapped([20, 20, 50, 100].map((ratio) => ({ value: 1, fundamental: 1 / ratio }))); // 29.27
 */
export function harmonicCapped(constituents: readonly Constituent[], cap = RATIO_CAP): number | null {
  let weight = 0;
  let weightOverRatio = 0;
  for (const { value, fundamental } of covered(constituents)) {
    if (fundamental <= 0) continue;
    weight += value;
    weightOverRatio += value / Math.min(value / fundamental, cap);
  }
  return weightOverRatio > 0 ? weight / weightOverRatio : null;
}
