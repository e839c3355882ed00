import type { Reading } from "../reading.ts";
import { withoutPage, withPage } from "./fomc-meetings.ts";
import type { FomcCalendar } from "./macro.ts";
import type { Market } from "./market.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { SourceFailure } from "./source-failure.ts";

const PAGE = "https://www.federalreserve.gov/monetarypolicy/fomccalendars.htm";
/** The site refuses requests that name no agent. */
const AGENT = "Mozilla/5.0 (compatible; Smallcap)";
const SOURCE = "Federal Reserve";

/**
 * Meetings of the Federal Open Market Committee: the Federal Reserve's calendar page, public domain, with a built-in
 * list for the years that it does not show.
 *
 * @param now - Market time: what a calendar could not know yet is left out.
 */
export function fomcSource(polite: PoliteFetch, now: () => number): Pick<Market, "fomc"> {
  return {
    async fomc() {
      const response = await polite.fetch(PAGE, { headers: { "user-agent": AGENT } });
      // The reader of web pages is loaded at the first page: a start should not wait for it.
      const { readFomcPage } = await import("./fomc-page.ts");
      const meetings = withPage(readFomcPage(await response.text()), now());
      if (!meetings)
        throw new SourceFailure("unreadable", SOURCE, "it does not show this year's meetings as it used to");
      return calendarReading("Federal Reserve FOMC calendar", { meetings, fallback: null }, now());
    },
  };
}

/**
 * The same market, whose calendar never fails: while there is neither the page nor an older copy of it, the built-in list
 * answers, and `fallback` says why.
 *
 * @param now - Market time.
 */
export function withBuiltInCalendar(market: Market, now: () => number): Market {
  return {
    ...market,
    fomc: () =>
      market.fomc().catch((error: unknown) => {
        if (!(error instanceof SourceFailure)) throw error;
        const fallback = `The Federal Reserve's calendar page could not be read: ${reasonOf(error)}.`;
        return calendarReading("FOMC calendar, built in", { meetings: withoutPage(now()), fallback }, now());
      }),
  };
}

function calendarReading(source: string, value: FomcCalendar, now: number): Reading<FomcCalendar> {
  const fetchedAt = new Date(now).toISOString();
  // Neither page nor list has a time of its own: dates of meetings hold until they are changed.
  return { value, source, url: PAGE, observedAt: fetchedAt, fetchedAt, stale: false };
}

/** In words without the moment's numbers: they stand on a card. */
function reasonOf({ kind, message }: SourceFailure): string {
  if (kind === "unreadable") return message;
  return kind === "missing" ? "it is not there any more" : "it did not answer";
}
