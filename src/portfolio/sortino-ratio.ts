import { mean } from "../statistics/mean.ts";

/**
 * Sortino ratio: √P · mean(r − mar) / √(mean(min(r − mar, 0)²)), the lower mean over all n.
 *
 * @param excess - Returns less the least acceptable return of the same period.
 * @returns null for no returns, or where none is below it.
 */
export function sortinoRatio(excess: readonly number[], perYear: number): number | null {
  const [middle, below] = [mean(excess), mean(excess.map((each) => Math.min(each, 0) ** 2))];
  return middle === null || below === null || below === 0 ? null : (Math.sqrt(perYear) * middle) / Math.sqrt(below);
}
