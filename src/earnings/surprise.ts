/** A reported quarter beside what was expected of it, per share, and the shares of the position. */
export type Report = { readonly actual: number; readonly expected: number; readonly shares: number };

/**
 * One company's surprise.
 *
 *     (A − E) / |E|
 *
 * @returns Fraction; null when zero was expected. Huge where next to nothing was expected.
 *
 * @example
 * surprise({ actual: -0.1, expected: -0.2 }); // 0.5
 */
export function surprise({ actual, expected }: Pick<Report, "actual" | "expected">): number | null {
  return expected === 0 ? null : (actual - expected) / Math.abs(expected);
}
