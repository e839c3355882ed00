import { herfindahl } from "./herfindahl.ts";

/**
 * How many equal weights would be as concentrated: 1 / HHI. Between 1 and the number of weights.
 *
 * @returns null for no weights.
 *
 * @example
 * effectiveNames([0.5, 0.3, 0.2]); // 2.63
 */
export function effectiveNames(weights: readonly number[]): number | null {
  const index = herfindahl(weights);
  return index === null ? null : 1 / index;
}

/**
 * The same by entropy, exp(−sum w ln w), which gives small weights more say. Never below `effectiveNames`.
 *
 * @returns null for no weights.
 */
export function entropyNames(weights: readonly number[]): number | null {
  if (weights.length === 0) return null;
  const entropy = weights.reduce((sum, weight) => (weight > 0 ? sum - weight * Math.log(weight) : sum), 0);
  return Math.exp(entropy);
}
