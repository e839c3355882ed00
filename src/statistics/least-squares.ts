/** One pair with its place in time, in whole periods: a missing month leaves a gap in `at`. */
export type TimedPair = { readonly at: number; readonly x: number; readonly y: number };

/** A straight line through pairs. Errors and t are of the slope. */
export type Line = {
  readonly n: number;
  readonly slope: number;
  readonly intercept: number;
  /** Newey–West standard error of the slope, in y per x; null where the line fits exactly. */
  readonly error: number | null;
  /** slope / error; null with it. */
  readonly t: number | null;
};

/**
 * Ordinary least squares y = intercept + slope · x with Newey–West standard errors: Bartlett weights 1 − l / (lag + 1)
 * on residuals l periods apart, no correction for small samples. With lag 0 these are White's errors.
 *
 * Periods are told by `at`, so that pairs on both sides of a hole are as far apart as they were. With few pairs for
 * the lag the errors come out too small: trust a t only with several times as many pairs as the lag.
 *
 * @param lag - Periods over which residuals may hang together; 12 for windows of twelve months.
 * @returns null for fewer than three pairs or when x never moves.
 */
export function leastSquares(pairs: readonly TimedPair[], lag: number): Line | null {
  const n = pairs.length;
  if (n < 3) return null;
  const meanX = pairs.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, { y }) => sum + y, 0) / n;
  const squares = pairs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  const squaresOfY = pairs.reduce((sum, { y }) => sum + (y - meanY) ** 2, 0);
  // What is left of a constant is rounding.
  if (!(squares > n * (Math.abs(meanX) * 1e-12) ** 2)) return null;
  const slope = pairs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / squares;
  const intercept = meanY - slope * meanX;
  // For the slope alone the sandwich of matrices comes down to sums of (x − mean) · residual.
  const scores = pairs.map(({ at, x, y }) => {
    const residual = y - intercept - slope * x;
    return { at, residual, score: (x - meanX) * residual };
  });
  const unexplained = scores.reduce((sum, { residual }) => sum + residual ** 2, 0);
  const variance = longRunVariance(scores, lag) / squares ** 2;
  const exact = unexplained <= Math.max(squaresOfY, meanY ** 2) * 1e-24;
  const error = !exact && variance > 0 ? Math.sqrt(variance) : null;
  return { n, slope, intercept, error, t: error === null ? null : slope / error };
}

/** Sum of the products of scores that stand at most `lag` periods apart, the further the lighter. */
function longRunVariance(scores: readonly { readonly at: number; readonly score: number }[], lag: number): number {
  let sum = 0;
  for (const one of scores) {
    for (const other of scores) {
      const apart = Math.abs(one.at - other.at);
      if (apart <= lag) sum += (1 - apart / (lag + 1)) * one.score * other.score;
    }
  }
  return sum;
}
