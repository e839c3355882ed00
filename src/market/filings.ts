import { memo } from "../memo.ts";
import type { Reading } from "../reading.ts";
import { type Filings, newestFacts } from "../valuation/companies.ts";
import type { FilingFacts, Market } from "./market.ts";

/** Companies report revenue under several tags; the first one a company uses for a period counts. */
const REVENUE_TAGS = [
  "Revenues",
  "RevenueFromContractWithCustomerExcludingAssessedTax",
  "RevenueFromContractWithCustomerIncludingAssessedTax",
];
/** Nearly every company reports it, so its period tells the end of the fiscal year. */
const YEAR_TAG = "NetIncomeLoss";

export type FilingsRead = { readonly filings: Filings; readonly readings: readonly Reading<unknown>[] };

/**
 * Fiscal year ends of companies and, when asked for, their newest annual revenue: from the frames of the last two
 * calendar years, since a frame is thin until its year has been reported.
 *
 * @param now - Market time.
 * @throws SourceFailure when filings are off or do not answer.
 */
export async function readFilings(market: Market, now: number, wanted: "years" | "revenue"): Promise<FilingsRead> {
  const year = new Date(now).getUTCFullYear();
  const years = [year - 1, year - 2];
  const frames = (tag: string) => years.map((each) => market.filings(tag, each));
  const [numbers, yearEnds, revenues] = await Promise.all([
    market.companyNumbers(),
    Promise.all(frames(YEAR_TAG)),
    Promise.all(wanted === "revenue" ? REVENUE_TAGS.flatMap(frames) : []),
  ]);
  const used = wanted === "revenue" ? revenues : yearEnds;
  return {
    filings: merged(numbers.value, ...yearEnds.map(({ value }) => value), MARK, ...revenues.map(({ value }) => value)),
    readings: used.filter(({ value }) => value.rows.length > 0),
  };
}

const MARK: FilingFacts = { rows: [], dropped: 0 };

/** Merging thousands of rows is done once for the same frames. */
const merged = memo((numbers: Filings["numbers"], ...frames: FilingFacts[]): Filings => {
  const end = frames.indexOf(MARK);
  return {
    numbers,
    fiscalYearEnd: new Map([...newestFacts(frames.slice(0, end))].map(([cik, { end: date }]) => [cik, date])),
    revenue: new Map([...newestFacts(frames.slice(end + 1))].map(([cik, { value }]) => [cik, value])),
  };
});
