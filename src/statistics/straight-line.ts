/** A straight line by ordinary least squares, with the ordinary standard error of its slope. */
export type StraightLine = {
  /** Pairs it rests on. */
  readonly n: number;
  readonly slope: number;
  readonly intercept: number;
  /** √(unexplained / (n − 2) / Σ(x − mean)²); null where the line fits exactly. */
  readonly error: number | null;
};

/**
 * Ordinary least squares y = intercept + slope · x. The standard error holds for residuals that are independent and of
 * one size; daily prices are not quite, so it is a yardstick.
 *
 * @returns null for fewer than three pairs, or when x never moves.
 * @throws RangeError when the two are not of the same length.
 */
export function straightLine(x: readonly number[], y: readonly number[]): StraightLine | null {
  if (x.length !== y.length) throw new RangeError("The two series are not of the same length.");
  const n = x.length;
  if (n < 3) return null;
  const at = (values: readonly number[], index: number) => values[index] ?? Number.NaN;
  const meanX = x.reduce((sum, value) => sum + value, 0) / n;
  const meanY = y.reduce((sum, value) => sum + value, 0) / n;
  const squares = x.reduce((sum, value) => sum + (value - meanX) ** 2, 0);
  // What is left of a constant is rounding.
  if (!(squares > n * (Math.abs(meanX) * 1e-12) ** 2)) return null;
  const slope = x.reduce((sum, value, index) => sum + (value - meanX) * (at(y, index) - meanY), 0) / squares;
  const intercept = meanY - slope * meanX;
  const unexplained = x.reduce((sum, value, index) => sum + (at(y, index) - intercept - slope * value) ** 2, 0);
  const squaresOfY = y.reduce((sum, value) => sum + (value - meanY) ** 2, 0);
  const exact = unexplained <= Math.max(squaresOfY, meanY ** 2) * 1e-24;
  return { n, slope, intercept, error: exact ? null : Math.sqrt(unexplained / (n - 2) / squares) };
}
