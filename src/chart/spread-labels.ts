/**
 * Moves labels apart so that none overlap, each as near to its wish as order allows.
 *
 * @param wishes wished middles, in pixels, in any order
 * @param height of one label, in pixels
 * @param range first and last pixel labels may cover; too many labels for it overlap evenly
 * @returns the middles, in the order of the wishes
 */
export function spreadLabels(wishes: readonly number[], height: number, [top, bottom]: readonly [number, number]) {
  const step = Math.min(height, (bottom - top) / Math.max(1, wishes.length));
  const order = wishes.map((wish, index) => ({ wish, index })).sort((one, other) => one.wish - other.wish);
  const placed = new Array<number>(wishes.length).fill(0);
  let floor = top + step / 2;
  for (const { wish, index } of order) {
    placed[index] = Math.max(wish, floor);
    floor = (placed[index] ?? 0) + step;
  }
  let ceiling = bottom - step / 2;
  for (const { index } of order.reverse()) {
    placed[index] = Math.min(placed[index] ?? 0, ceiling);
    ceiling = (placed[index] ?? 0) - step;
  }
  return placed;
}
