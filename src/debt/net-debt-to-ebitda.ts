/** What leverage is made of, dollars. */
export type Leveraged = {
  readonly debt: number;
  readonly cash: number | null;
  readonly ebit: number | null;
  readonly depreciation: number | null;
};

/** Net debt over EBITDA of many companies, and how many of them are in it. */
export type Leverage = { readonly value: number | null; readonly firms: number; readonly reason: string };

/**
 * Debt less cash over EBIT plus depreciation, summed over the companies of which all four are known.
 *
 * @returns null with its reason where nobody's depreciation is known, or where EBITDA adds up to a loss.
 */
export function netDebtToEbitda(companies: readonly Leveraged[]): Leverage {
  let [firms, netDebt, ebitda] = [0, 0, 0];
  for (const { debt, cash, ebit, depreciation } of companies) {
    if (cash === null || ebit === null || depreciation === null) continue;
    firms += 1;
    netDebt += debt - cash;
    ebitda += ebit + depreciation;
  }
  if (firms === 0) return { value: null, firms, reason: "depreciation is not known from the filings read" };
  return { value: ebitda > 0 ? netDebt / ebitda : null, firms, reason: "EBITDA of these companies adds up to a loss" };
}
