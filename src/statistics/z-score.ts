/** Where a value stands in a history of n observations. */
export type Standing = { readonly n: number; readonly mean: number; readonly deviation: number; readonly z: number };

/**
 * Standard score of `now` against a history: (now − mean) / sd, with the sample deviation (n − 1).
 *
 * @returns null for fewer than two observations or a constant history.
 *
 * @example
 * zScore(21.24, { mean: 16.69, deviation: 3.29 }); // 1.38
 */
export function zScore(
  now: number,
  { mean, deviation }: { readonly mean: number; readonly deviation: number },
): number | null {
  return deviation > 0 ? (now - mean) / deviation : null;
}

/** Mean and sample deviation (n − 1) of a history, and the standing of `now` in it; null when it has no deviation. */
export function standing(now: number, history: readonly number[]): Standing | null {
  const n = history.length;
  if (n < 2) return null;
  const mean = history.reduce((sum, value) => sum + value, 0) / n;
  const deviation = Math.sqrt(history.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  // What is left of a constant history is rounding.
  const z = deviation > Math.abs(mean) * 1e-12 ? zScore(now, { mean, deviation }) : null;
  return z === null ? null : { n, mean, deviation, z };
}
