import type { DebtAmounts } from "./debt-amounts.ts";

/** One company's annual accounts as far as its filings tell, dollars. Null where they are silent. */
export type Accounts = {
  /** SEC's central index key. */
  readonly cik: number;
  /** End of the fiscal year, ISO date: every yearly amount is of that year. */
  readonly end: string;
  /** Interest expense; zero or negative for a company that pays none on balance. */
  readonly interest: number | null;
  /** The tag that it was reported under. */
  readonly interestTag: string | null;
  /** Operating income. */
  readonly ebit: number | null;
  readonly netIncome: number | null;
  readonly depreciation: number | null;
  /** Day of the balance sheet that debt is from, ISO date: the nearest known to the end of the fiscal year. */
  readonly sheetEnd: string | null;
  /** Null when no debt is reported under a known name. */
  readonly debt: DebtAmounts | null;
  readonly debtTags: readonly string[];
  readonly cash: number | null;
  readonly cashTag: string | null;
};

/** Annual accounts of every company that filed them. */
export type AccountsByCompany = {
  /** Calendar year of the frame: most fiscal years end with it. */
  readonly year: number;
  /** SEC's number of each ticker. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly accounts: ReadonlyMap<number, Accounts>;
};
