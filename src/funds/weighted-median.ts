/**
 * The value at which half of the weight is reached, from below; null for no weight. Values and weights above zero.
 *
 * @example
 * weightedMedian([{ value: 1, weight: 1 }, { value: 9, weight: 3 }]); // 9
 */
export function weightedMedian(values: readonly { readonly value: number; readonly weight: number }[]): number | null {
  const half = values.reduce((sum, { weight }) => sum + weight, 0) / 2;
  if (!(half > 0)) return null;
  let reached = 0;
  for (const { value, weight } of [...values].sort((one, other) => one.value - other.value)) {
    reached += weight;
    if (reached >= half) return value;
  }
  return null;
}
