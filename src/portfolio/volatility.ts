import { deviation } from "../statistics/mean.ts";

/**
 * Annualised volatility: sample deviation (n − 1) of returns times √P.
 *
 * @returns A fraction a year; null for fewer than two returns.
 *
 * @example
 * volatility([0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1], 252); // 0.9136
 */
export function volatility(returns: readonly number[], perYear: number): number | null {
  const size = deviation(returns);
  return size === null ? null : size * Math.sqrt(perYear);
}
