/**
 * Capture ratios, the arithmetic variant: sum of returns over the sum of the benchmark's, over the periods in which the
 * benchmark rose (up) and in which it did not (down). Compounding variants differ a lot.
 *
 * @returns null where the benchmark had no such period.
 * @throws RangeError when the two are not of the same length.
 */
export function captureRatio(
  returns: readonly number[],
  benchmark: readonly number[],
  side: "up" | "down",
): number | null {
  if (returns.length !== benchmark.length) throw new RangeError("The two series are not of the same length.");
  const chosen = benchmark.flatMap((other, i) =>
    other > 0 === (side === "up") ? [{ own: returns[i] ?? 0, other }] : [],
  );
  const [own, other] = [
    chosen.reduce((sum, each) => sum + each.own, 0),
    chosen.reduce((sum, each) => sum + each.other, 0),
  ];
  return other === 0 ? null : own / other;
}
