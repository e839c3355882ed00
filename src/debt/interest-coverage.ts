/**
 * How many times a company, or many together, earn their interest: EBIT / interest.
 *
 * @param ebit - Operating income, dollars a year; may be a loss.
 * @param interest - Interest paid, dollars a year.
 * @param change - Change of that interest, dollars a year: coverage after a move; 0 when not said.
 * @returns null when there is no interest to cover.
 *
 * @example
 * interestCoverage(174.72, 58.24); // 3.000
 * interestCoverage(174.72, 58.24, -0.853); // 3.045
 */
export function interestCoverage(ebit: number, interest: number, change = 0): number | null {
  const paid = interest + change;
  return paid > 0 ? ebit / paid : null;
}
