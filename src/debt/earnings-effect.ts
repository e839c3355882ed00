/**
 * A change of earnings as a share of earnings: `0.0064` is 0.64%.
 *
 * @param change - Dollars a year after tax.
 * @param netIncome - Dollars a year, of the same companies.
 * @returns null when the companies together earn nothing: a share of a loss has no meaning, only the money has.
 */
export function earningsEffect(change: number, netIncome: number): number | null {
  return netIncome > 0 ? change / netIncome : null;
}
