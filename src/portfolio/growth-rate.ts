/**
 * Compound annual growth rate: (∏(1 + r))^(P / n) − 1, n the number of returns.
 *
 * @param returns - Simple returns, as fractions.
 * @param perYear - P, returns in a year: 252, 52 or 12.
 * @returns A fraction a year; null for no returns, or where everything is lost. Of less than a year it is an
 * extrapolation.
 *
 * @example
 * growthRate([0, 0.01, 0.1, -0.04, 0.02, 0.03, 0.02, 0.01, -0.1], 12); // 0.0522
 */
export function growthRate(returns: readonly number[], perYear: number): number | null {
  if (returns.length === 0) return null;
  const wealth = returns.reduce((product, each) => product * (1 + each), 1);
  return wealth > 0 ? wealth ** (perYear / returns.length) - 1 : null;
}
