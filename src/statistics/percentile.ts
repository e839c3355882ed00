/**
 * Share of a history below `now`, ties counted half.
 *
 * @returns Fraction from 0 to 1; null for no history.
 *
 * @example
 * percentile(7, [1, 2, 3, 4, 5, 6, 7, 8, 9]); // 0.722
 */
export function percentile(now: number, history: readonly number[]): number | null {
  if (history.length === 0) return null;
  const below = history.filter((value) => value < now).length;
  const ties = history.filter((value) => value === now).length;
  return (below + ties / 2) / history.length;
}
