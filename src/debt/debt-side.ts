import { type LeftOut, leftOutBy } from "../left-out.ts";
import type { Holding } from "../market/market.ts";
import type { Accounts, AccountsByCompany } from "./accounts.ts";
import { type CoverageDistribution, coverageDistribution } from "./coverage-distribution.ts";
import { type Leverage, netDebtToEbitda } from "./net-debt-to-ebitda.ts";

/** A member of an index with its accounts. */
export type DebtFirm = Holding & { readonly accounts: Accounts };

/** Sums over companies, dollars. */
export type DebtTotals = {
  readonly firms: number;
  /** Companies that report debt, and those that report cash. */
  readonly debtFirms: number;
  readonly cashFirms: number;
  /** A company that reports no debt counts as one without. */
  readonly debt: number;
  /** Of the debt, due within a year. */
  readonly shortTerm: number;
  readonly cash: number;
  /** Losses count. */
  readonly netIncome: number;
};

/** An index's debt: one entry for each company, financials left out. */
export type DebtSide = {
  /** Rows of the holdings file. */
  readonly members: number;
  readonly firms: readonly DebtFirm[];
  /** Null when no member pays interest. */
  readonly coverage: CoverageDistribution | null;
  readonly totals: DebtTotals;
  /** The same over companies with a profit. */
  readonly profitable: DebtTotals;
  /** The same over the companies in coverage. */
  readonly payers: DebtTotals;
  /** Interest over debt of the companies that have both, fraction a year; null when none has. */
  readonly oldCoupon: number | null;
  readonly leverage: Leverage;
  /** Members that are in no figure, or not in coverage, by reason; weight is the share of the index. */
  readonly leftOut: readonly LeftOut[];
};

/** Why members outside every figure are left out. */
export const FINANCIALS = "financial company: its interest is what it sells";

/**
 * An index's debt from its members' annual accounts. Several listed classes of one company count once. Sums are of
 * whole companies, not of the fund's part in them, and rest on today's members: those that left are not in them.
 */
export function debtSide(rows: readonly Holding[], { year, numbers, accounts }: AccountsByCompany): DebtSide {
  const seen = new Set<number>();
  const judged = rows.map((holding) => {
    const cik = numbers[holding.ticker];
    const known = cik === undefined ? undefined : accounts.get(cik);
    const again = cik !== undefined && seen.has(cik);
    if (cik !== undefined) seen.add(cik);
    const outside = reasonOutside(holding, cik, again, known, year);
    return { ...holding, accounts: outside === null ? known : undefined, reason: outside ?? notInCoverage(known) };
  });
  const firms = judged.flatMap(({ reason: _, accounts, ...holding }) => (accounts ? [{ ...holding, accounts }] : []));
  return {
    members: rows.length,
    firms,
    coverage: coverageDistribution(
      firms.flatMap(({ accounts: { interest, ebit } }) =>
        interest === null || interest <= 0 || ebit === null ? [] : [{ interest, ebit }],
      ),
    ),
    totals: totalsOf(firms),
    profitable: totalsOf(firms.filter(({ accounts }) => (accounts.netIncome ?? 0) > 0)),
    payers: totalsOf(firms.filter(({ accounts }) => notInCoverage(accounts) === null)),
    oldCoupon: couponOf(firms),
    leverage: netDebtToEbitda(firms.map(({ accounts }) => ({ ...accounts, debt: accounts.debt?.total ?? 0 }))),
    leftOut: leftOutBy(judged, ({ reason }) => reason),
  };
}

function reasonOutside(
  { sector }: Holding,
  cik: number | undefined,
  again: boolean,
  known: Accounts | undefined,
  year: number,
): string | null {
  if (sector === "Financials") return FINANCIALS;
  if (cik === undefined) return "no company number at the SEC";
  if (again) return "another class of a company that is already in";
  if (!known) return `no annual accounts for ${year}`;
  return known.netIncome === null ? "no net income for the fiscal year" : null;
}

/** These are in the sums of debt, cash and earnings, only not in coverage. */
function notInCoverage(known: Accounts | undefined): string | null {
  if (!known) return null;
  if (known.interest === null) return "not in coverage: no interest reported";
  if (known.interest <= 0) return "not in coverage: no interest paid on balance";
  return known.ebit === null ? "not in coverage: no operating income reported" : null;
}

function totalsOf(firms: readonly DebtFirm[]): DebtTotals {
  const sum = (amount: (accounts: Accounts) => number | null | undefined) =>
    firms.reduce((total, { accounts }) => total + (amount(accounts) ?? 0), 0);
  return {
    firms: firms.length,
    debtFirms: firms.filter(({ accounts }) => accounts.debt !== null).length,
    cashFirms: firms.filter(({ accounts }) => accounts.cash !== null).length,
    debt: sum(({ debt }) => debt?.total),
    shortTerm: sum(({ debt }) => debt?.shortTerm),
    cash: sum(({ cash }) => cash),
    netIncome: sum(({ netIncome }) => netIncome),
  };
}

function couponOf(firms: readonly DebtFirm[]): number | null {
  const paying = firms.filter(({ accounts: { interest, debt } }) => (interest ?? 0) > 0 && (debt?.total ?? 0) > 0);
  const { debt } = totalsOf(paying);
  return debt > 0 ? paying.reduce((sum, { accounts }) => sum + (accounts.interest ?? 0), 0) / debt : null;
}
