/** A point of a line, ready to draw. */
export type LinePoint = { readonly time: Date; readonly value: number };

/**
 * Fewer points that draw the same line: of each of `buckets` equal stretches the lowest and the highest, and always
 * the first and the last. Every extreme survives, so the picture never hides a low or a high that the text names.
 *
 * @param points ascending
 * @returns at most `2 * buckets + 2` of the points, in their order; all of them when there are no more than that
 */
export function thinPoints(points: readonly LinePoint[], buckets: number): readonly LinePoint[] {
  if (points.length <= 2 * buckets + 2) return points;
  const kept = new Set([0, points.length - 1]);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const start = Math.floor((bucket * points.length) / buckets);
    const end = Math.floor(((bucket + 1) * points.length) / buckets);
    let low = start;
    let high = start;
    for (let index = start; index < end; index += 1) {
      if (valueAt(points, index) < valueAt(points, low)) low = index;
      if (valueAt(points, index) > valueAt(points, high)) high = index;
    }
    kept.add(low).add(high);
  }
  return points.filter((_, index) => kept.has(index));
}

function valueAt(points: readonly LinePoint[], index: number): number {
  return points[index]?.value ?? 0;
}
