import type { FilingFacts } from "../market.ts";
import type { Company } from "./company.ts";
import { dateOf } from "./trading-days.ts";

const DAY_MS = 86_400_000;
/** Annual reports are due this long after the year's end. */
const DUE_DAYS = 60;
/** Filings carry machine-readable facts since then. */
const FIRST_YEAR = 2009;
const REFERENCE_YEAR = 2025;

/** Who reports a fact, by last digit of the company's number, and what it is for every dollar of market value. */
type Tag = { readonly digits: readonly number[]; readonly perDollar: (company: Company) => number };

/** Filers differ in the tag they report sales under, and a tenth reports neither; everyone reports a net income. */
const TAGS: ReadonlyMap<string, Tag> = new Map([
  ["Revenues", { digits: [0, 1, 2, 3, 4, 5, 6], perDollar: ({ salesYield }) => salesYield }],
  [
    "RevenueFromContractWithCustomerExcludingAssessedTax",
    { digits: [5, 6, 7, 8], perDollar: ({ salesYield }) => salesYield },
  ],
  ["NetIncomeLoss", { digits: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], perDollar: ({ trailingYield }) => trailingYield }],
]);

/** Simulated annual facts that had been filed by a trading day. A tag nobody uses, or a year too early or late, is empty. */
export function annualReports(companies: readonly Company[], tag: string, year: number, day: number): FilingFacts {
  const used = TAGS.get(tag);
  const today = Date.parse(`${dateOf(day)}T00:00:00Z`);
  if (!used || year < FIRST_YEAR) return { rows: [], dropped: 0 };
  const rows = companies
    .filter(({ cik }) => used.digits.includes(cik % 10))
    .map((company) => ({
      cik: company.cik,
      value: Math.round(company.marketCap * used.perDollar(company) * (1 + company.growth) ** (year - REFERENCE_YEAR)),
      end: yearEndOf(company, year),
      accession: `${company.cik}-${String((year + 1) % 100).padStart(2, "0")}-000001`,
    }))
    .filter(({ end }) => Date.parse(end) + DUE_DAYS * DAY_MS <= today);
  return { rows, dropped: 0 };
}

/** A year that ends in January counts as the year before, as in the SEC's frames. */
function yearEndOf({ yearEnd }: Company, year: number): string {
  return `${yearEnd.startsWith("01") ? year + 1 : year}-${yearEnd}`;
}
