/**
 * A difference of rates in basis points, without the noise behind the ninth decimal.
 *
 * @param percent - 0.725 is 72.5 basis points.
 */
export function inBasisPoints(percent: number): number {
  return withoutNoise(100 * percent);
}

/**
 * Basis points without the noise of sums and differences behind the ninth decimal, so that a whole number is one.
 *
 * @example
 * withoutNoise(0.1 + 0.2); // 0.3
 */
export function withoutNoise(bp: number): number {
  // Adding 0 makes a plain zero of a negative one.
  return Math.round(bp * 1e9) / 1e9 + 0;
}
