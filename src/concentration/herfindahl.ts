/**
 * Herfindahl–Hirschman index of weights that add up to 1: the sum of their squares. 1 / n for n equal ones, 1 for a
 * single one; ten thousand times as much in points.
 *
 * @returns null for no weights.
 *
 * @example
 * herfindahl([0.5, 0.3, 0.2]); // 0.38
 */
export function herfindahl(weights: readonly number[]): number | null {
  return weights.length === 0 ? null : weights.reduce((sum, weight) => sum + weight * weight, 0);
}

/**
 * The same on a scale from 0 (all equal) to 1 (a single one), so that indexes of different size can be compared.
 *
 *     (HHI − 1 / n) / (1 − 1 / n)
 *
 * @returns null for fewer than two weights.
 */
export function normalisedHerfindahl(weights: readonly number[]): number | null {
  const index = herfindahl(weights);
  const equal = 1 / weights.length;
  return index === null || weights.length < 2 ? null : (index - equal) / (1 - equal);
}
