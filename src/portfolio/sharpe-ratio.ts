import { deviation, mean } from "../statistics/mean.ts";

/**
 * Sharpe ratio: √P · mean(r − rf) / sd(r − rf), n − 1.
 *
 * @param excess - Returns less the risk-free return of the same period; ours is the annual rate divided by P.
 * @returns null for fewer than two returns or where they never move.
 */
export function sharpeRatio(excess: readonly number[], perYear: number): number | null {
  const [middle, size] = [mean(excess), deviation(excess)];
  return middle === null || size === null || size === 0 ? null : (Math.sqrt(perYear) * middle) / size;
}
