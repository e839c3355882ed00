import * as z from "zod";
import type { Reading } from "../reading.ts";
import type { FilingFacts, FramePeriod, Market, Ticker } from "./market.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { closeOf } from "./session.ts";
import { SourceFailure } from "./source-failure.ts";

const frame = z.object({ data: z.array(z.unknown()) });
const fact = z.object({
  cik: z.number().int().positive(),
  val: z.number(),
  end: z.iso.date(),
  accn: z.string().default(""),
});
const company = z.object({ cik_str: z.coerce.number().int().positive(), ticker: z.string().min(1) });

/**
 * Facts from companies' filings: SEC's XBRL frames, public domain. A frame takes facts whose period lies within about a
 * month of the calendar year, so a company with an odd fiscal year stands in a neighbouring frame.
 *
 * @param contact - Mail address that SEC asks for in the User-Agent; without it SEC is not asked.
 */
export function secSource(
  polite: PoliteFetch,
  now: () => number,
  contact: string | undefined,
): Pick<Market, "filings" | "companyNumbers"> {
  async function read(url: string): Promise<unknown> {
    if (contact === undefined) {
      throw new SourceFailure("off", "SEC EDGAR", "SEC filings are off: the operator has not set SEC_CONTACT");
    }
    const response = await polite.fetch(url, { headers: { "user-agent": `Smallcap ${contact}` }, timeoutMs: 30_000 });
    return await response.json().catch((cause: unknown) => {
      throw new SourceFailure("unreadable", "SEC EDGAR", "SEC EDGAR sent an answer that cannot be read", { cause });
    });
  }

  return {
    async filings(tag: string, period: FramePeriod): Promise<Reading<FilingFacts>> {
      const url = `https://data.sec.gov/api/xbrl/frames/us-gaap/${encodeURIComponent(tag)}/USD/${period}.json`;
      const value = toFilingFacts(await read(url).catch(noSuchFrame));
      // A frame is as old as the oldest period in it; an empty one carries no figure.
      const oldest = value.rows.reduce((first, { end }) => (end < first ? end : first), lastDayOf(period));
      return {
        value,
        source: "SEC filings",
        url,
        observedAt: closeOf(oldest),
        fetchedAt: new Date(now()).toISOString(),
        stale: false,
      };
    },

    async companyNumbers(): Promise<Reading<Readonly<Record<Ticker, number>>>> {
      const url = "https://www.sec.gov/files/company_tickers.json";
      const answer = z.record(z.string(), z.unknown()).safeParse(await read(url));
      const rows = Object.values(answer.data ?? {}).map((row) => company.safeParse(row));
      const value = Object.fromEntries(
        rows.flatMap(({ data }) => (data ? [[data.ticker.toUpperCase().replace(".", "-"), data.cik_str]] : [])),
      );
      if (Object.keys(value).length === 0) {
        throw new SourceFailure("unreadable", "SEC EDGAR", "SEC EDGAR sent no list of companies");
      }
      const fetchedAt = new Date(now()).toISOString();
      // The list has no date of its own; it names companies and carries no figure.
      return { value, source: "SEC company list", url, observedAt: fetchedAt, fetchedAt, stale: false };
    },
  };
}

/** `CY2025` → 2025-12-31, `CY2025Q3I` → 2025-09-30. */
function lastDayOf(period: FramePeriod): string {
  const [year, quarter = "4"] = period.slice(2).split("Q");
  return `${year}-${QUARTER_ENDS[Number.parseInt(quarter, 10) - 1]}`;
}

const QUARTER_ENDS = ["03-31", "06-30", "09-30", "12-31"];

/** A year that nobody has reported yet is an empty frame, and is remembered as one. */
function noSuchFrame(error: unknown): unknown {
  if (error instanceof SourceFailure && error.kind === "missing") return { data: [] };
  throw error;
}

/** A frame's rows; a bad row is dropped and counted. Pure. */
export function toFilingFacts(answer: unknown): FilingFacts {
  const parsed = frame.safeParse(answer);
  if (!parsed.success) throw new SourceFailure("unreadable", "SEC EDGAR", "SEC EDGAR sent no frame");
  const rows = parsed.data.data.map((row) => fact.safeParse(row));
  const good = rows.flatMap(({ data }) =>
    data ? [{ cik: data.cik, value: data.val, end: data.end, accession: data.accn }] : [],
  );
  return { rows: good, dropped: rows.length - good.length };
}
