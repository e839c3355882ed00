import { volatility } from "./volatility.ts";

/**
 * Tracking error: annualised sample deviation of the difference to a benchmark's returns, sd(r − b) · √P.
 *
 * @param returns - Of the same periods as the benchmark's.
 * @returns A fraction a year; null for fewer than two returns.
 * @throws RangeError when the two are not of the same length.
 */
export function trackingError(
  returns: readonly number[],
  benchmark: readonly number[],
  perYear: number,
): number | null {
  return volatility(differences(returns, benchmark), perYear);
}

/** One series less the other, period by period. */
export function differences(one: readonly number[], other: readonly number[]): readonly number[] {
  if (one.length !== other.length) throw new RangeError("The two series are not of the same length.");
  return one.map((value, index) => value - (other[index] ?? Number.NaN));
}
