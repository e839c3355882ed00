/** The mean; null for no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The sample deviation (n − 1) of values; null for fewer than two. What rounding leaves of a constant is 0. */
export function deviation(values: readonly number[]): number | null {
  const middle = mean(values);
  if (middle === null || values.length < 2) return null;
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const size = Math.sqrt(squares / (values.length - 1));
  return size > Math.abs(middle) * 1e-12 ? size : 0;
}
