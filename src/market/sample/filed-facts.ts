import { DAY_MS } from "../../calendar-day.ts";
import type { FilingFacts, FramePeriod } from "../market.ts";
import { type Accounts, accountsOf } from "./accounts.ts";
import type { Company } from "./company.ts";
import { dateOf } from "./trading-days.ts";

const YEAR_MS = 365.25 * DAY_MS;
/** Reports of a year and of a quarter are due this long after its end. */
const DUE_DAYS = { year: 60, quarter: 40 };
/** Filings carry machine-readable facts since then. */
const FIRST_YEAR = 2009;
/** Companies have their market value, and with it their accounts, at the end of this year. */
const REFERENCE = Date.parse("2025-12-31T00:00:00Z");

/** Who reports a fact, by last digit of the company's number, and what it is; null for a company without it. */
type Tag = { readonly digits: readonly number[]; readonly perDollar: (accounts: Accounts) => number | null };

const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Filers differ in the tag they report sales and interest under, and a tenth reports no sales. */
const FLOWS: ReadonlyMap<string, Tag> = new Map([
  ["Revenues", { digits: [0, 1, 2, 3, 4, 5, 6], perDollar: ({ sales }) => sales }],
  ["RevenueFromContractWithCustomerExcludingAssessedTax", { digits: [5, 6, 7, 8], perDollar: ({ sales }) => sales }],
  ["NetIncomeLoss", { digits: ALL, perDollar: ({ netIncome }) => netIncome }],
  ["InterestExpense", { digits: [0, 1, 2, 3, 4, 5, 6, 7], perDollar: ({ interest }) => interest }],
  ["InterestExpenseNonoperating", { digits: [7, 8, 9], perDollar: ({ interest }) => interest }],
  ["OperatingIncomeLoss", { digits: ALL, perDollar: ({ operatingIncome }) => operatingIncome }],
  [
    "DepreciationDepletionAndAmortization",
    { digits: [0, 1, 2, 3, 4, 5, 6, 7, 8], perDollar: ({ depreciation }) => depreciation },
  ],
]);

const SHEETS: ReadonlyMap<string, Tag> = new Map([
  ["LongTermDebtNoncurrent", { digits: ALL, perDollar: ({ longDebt }) => longDebt }],
  ["DebtCurrent", { digits: ALL, perDollar: ({ shortDebt }) => shortDebt }],
  ["CashAndCashEquivalentsAtCarryingValue", { digits: ALL, perDollar: ({ cash }) => cash }],
]);

/**
 * Simulated facts of a frame that had been filed by a trading day. A year's frame has the fiscal years whose middle lies
 * in that calendar year; a quarter's has the balance sheets nearest to its end. A tag nobody uses, or a period too early
 * or late, is empty.
 */
export function filedFacts(companies: readonly Company[], name: string, period: FramePeriod, day: number): FilingFacts {
  const quarter = /Q([1-4])I$/.exec(period)?.[1];
  const year = Number(period.slice(2, 6));
  const tag = (quarter ? SHEETS : FLOWS).get(name);
  const today = Date.parse(`${dateOf(day)}T00:00:00Z`);
  if (!tag || year < FIRST_YEAR) return { rows: [], dropped: 0 };
  const rows = companies.flatMap((company) => {
    const perDollar = tag.digits.includes(company.cik % 10) ? tag.perDollar(accountsOf(company)) : null;
    const end = quarter ? sheetEnd(company, year, Number(quarter)) : yearEndOf(company, year);
    const due = end.endsWith(company.yearEnd) ? DUE_DAYS.year : DUE_DAYS.quarter;
    if (perDollar === null || Date.parse(end) + due * DAY_MS > today) return [];
    const years = (Date.parse(end) - REFERENCE) / YEAR_MS;
    return [
      {
        cik: company.cik,
        value: Math.round(company.marketCap * perDollar * (1 + company.growth) ** years),
        end,
        accession: `${company.cik}-${end.slice(2, 4)}-${end.slice(5, 7).padStart(6, "0")}`,
      },
    ];
  });
  return { rows, dropped: 0 };
}

/** The fiscal year with its middle in a calendar year: one that ends by June ends in the next. */
function yearEndOf({ yearEnd }: Company, year: number): string {
  return `${yearEnd < "07" ? year + 1 : year}-${yearEnd}`;
}

/** The end of the company's quarter that is nearest to the end of a calendar quarter: on it, or a month later. */
function sheetEnd({ yearEnd }: Company, year: number, quarter: number): string {
  const later = Number(yearEnd.slice(0, 2)) % 3;
  return new Date(Date.UTC(year, 3 * quarter + later, 0)).toISOString().slice(0, 10);
}
