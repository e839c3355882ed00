/**
 * Pearson's correlation of paired values.
 *
 * @returns −1 to 1; null for fewer than three pairs or when a side never moves. Overlapping windows make it look surer
 * than it is: say how many of them do not overlap.
 *
 * @example
 * correlation([{ x: 1, y: 2 }, { x: 2, y: 4 }, { x: 3, y: 6 }]); // 1
 */
export function correlation(pairs: readonly { readonly x: number; readonly y: number }[]): number | null {
  const n = pairs.length;
  if (n < 3) return null;
  const meanX = pairs.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = pairs.reduce((sum, { y }) => sum + y, 0) / n;
  let [xx, yy, xy] = [0, 0, 0];
  for (const { x, y } of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  // What is left of a constant is rounding.
  if (!moves(xx, meanX, n) || !moves(yy, meanY, n)) return null;
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
}

function moves(squares: number, mean: number, n: number): boolean {
  return squares > n * (Math.abs(mean) * 1e-12) ** 2;
}
