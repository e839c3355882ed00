import { mean } from "../statistics/mean.ts";

/**
 * Beta: sample covariance with the benchmark over the benchmark's variance.
 *
 * @param excess - Returns less the risk-free return.
 * @param benchmark - The benchmark's, of the same periods.
 * @returns null for fewer than two returns or where the benchmark never moves.
 * @throws RangeError when the two are not of the same length.
 */
export function beta(excess: readonly number[], benchmark: readonly number[]): number | null {
  if (excess.length !== benchmark.length) throw new RangeError("The two series are not of the same length.");
  const [middle, other] = [mean(excess), mean(benchmark)];
  if (middle === null || other === null || excess.length < 2) return null;
  const variance = benchmark.reduce((sum, value) => sum + (value - other) ** 2, 0);
  if (!(variance > benchmark.length * (Math.abs(other) * 1e-12) ** 2)) return null;
  const covariance = excess.reduce((sum, value, i) => sum + (value - middle) * ((benchmark[i] ?? 0) - other), 0);
  return covariance / variance;
}
