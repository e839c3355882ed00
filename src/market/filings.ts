import { memo } from "../memo.ts";
import type { Reading } from "../reading.ts";
import { type Filings, newestFacts } from "../valuation/companies.ts";
import { NET_INCOME_TAG } from "./debt-tags.ts";
import type { FilingFacts, Market } from "./market.ts";

/** Companies report revenue under several tags; the first one a company uses for a period counts. */
const REVENUE_TAGS = [
  "Revenues",
  "RevenueFromContractWithCustomerExcludingAssessedTax",
  "RevenueFromContractWithCustomerIncludingAssessedTax",
];

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
  const frames = (tag: string) => years.map((each) => market.filings(tag, `CY${each}`));
  const tags = [NET_INCOME_TAG, ...(wanted === "revenue" ? REVENUE_TAGS : [])];
  const [numbers, ...read] = await Promise.all([market.companyNumbers(), ...tags.flatMap(frames)]);
  return combined(numbers, ...read);
}

/** So many frames tell the ends of fiscal years; those after them tell revenues. */
const YEAR_FRAMES = 2;

/** Thousands of rows are merged once for the same readings. */
const combined = memo((numbers: Reading<Filings["numbers"]>, ...frames: Reading<FilingFacts>[]): FilingsRead => {
  const [ends, revenues] = [frames.slice(0, YEAR_FRAMES), frames.slice(YEAR_FRAMES)];
  const newest = (readings: readonly Reading<FilingFacts>[]) => [...newestFacts(readings.map(({ value }) => value))];
  return {
    filings: {
      numbers: numbers.value,
      fiscalYearEnd: new Map(newest(ends).map(([cik, { end }]) => [cik, end])),
      revenue: new Map(newest(revenues).map(([cik, { value }]) => [cik, value])),
    },
    readings: (revenues.length > 0 ? revenues : ends).filter(({ value }) => value.rows.length > 0),
  };
});
