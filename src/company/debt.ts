import type { Accounts, AccountsByCompany } from "../debt/accounts.ts";
import { FINANCIALS } from "../debt/debt-side.ts";
import { interestCoverage } from "../debt/interest-coverage.ts";
import { type Measure, meaningless, measured, unmeasured } from "./measure.ts";

/** One company's debt, from the newest annual filing whose frame is filled. */
export type CompanyDebt = {
  /** EBIT over interest of one year. */
  readonly coverage: Measure;
  /** Total debt, dollars. */
  readonly debt: Measure;
  /** Total debt over market value, a fraction. */
  readonly againstSize: Measure;
  /** Share of the debt that is due within a year, a fraction. */
  readonly shortTermShare: Measure;
  /** Null where nothing is filed, or it says nothing here. */
  readonly accounts: Accounts | null;
};

/**
 * What a company owes and how it earns its interest. Financials are left out, since interest is what they sell. A
 * company that reports no debt under a known name is not taken for one without debt.
 *
 * @param filed - Accounts of every company, or the reason why there are none.
 */
export function companyDebt(
  {
    ticker,
    sector,
    marketCap,
  }: { readonly ticker: string; readonly sector: string | null; readonly marketCap: number | null },
  filed: AccountsByCompany | string,
): CompanyDebt {
  const accounts = accountsOf(ticker, sector, filed);
  if (typeof accounts === "string") {
    const none = unmeasured(accounts);
    return { coverage: none, debt: none, againstSize: none, shortTermShare: none, accounts: null };
  }
  const debt = accounts.debt ? measured(accounts.debt.total) : unmeasured("no debt reported under a known name");
  return {
    coverage: coverageOf(accounts),
    debt,
    againstSize:
      debt.value === null ? debt : marketCap ? measured(debt.value / marketCap) : unmeasured("no market value known"),
    shortTermShare: accounts.debt?.total
      ? measured(accounts.debt.shortTerm / accounts.debt.total)
      : meaningless("no debt to be due"),
    accounts,
  };
}

function accountsOf(ticker: string, sector: string | null, filed: AccountsByCompany | string): Accounts | string {
  if (sector === null) return "its sector is not known, and what a bank earns from interest is no debt";
  if (sector === "Financials") return FINANCIALS;
  if (typeof filed === "string") return filed;
  const number = filed.numbers[ticker];
  if (number === undefined) return "no company number at the SEC";
  return filed.accounts.get(number) ?? `no annual accounts for ${filed.year}`;
}

function coverageOf({ interest, ebit }: Accounts): Measure {
  if (interest === null) return unmeasured("no interest reported");
  if (interest <= 0) return meaningless("no interest paid on balance");
  if (ebit === null) return unmeasured("no operating income reported");
  const value = interestCoverage(ebit, interest);
  return value === null ? meaningless("no interest to cover") : measured(value);
}
