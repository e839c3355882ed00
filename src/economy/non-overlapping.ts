/**
 * How many windows of a length can be taken one after the other without overlap: the number of periods that really
 * are of their own.
 *
 * @param starts - Where windows start, in whole periods, in any order.
 * @param length - Periods a window lasts; at least 1.
 *
 * @example
 * nonOverlapping([0, 1, 2, 3, 4, 5, 6], 3); // 3: those from 0, 3 and 6
 */
export function nonOverlapping(starts: readonly number[], length: number): number {
  let count = 0;
  let free = Number.NEGATIVE_INFINITY;
  for (const start of [...starts].sort((a, b) => a - b)) {
    if (start < free) continue;
    count += 1;
    free = start + length;
  }
  return count;
}
