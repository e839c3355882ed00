import { nextOpen } from "./session.ts";

/** What kinds of data are kept. */
export type Kind =
  | "holdings"
  | "quotes"
  | "history"
  | "fundRatios"
  | "fundFacts"
  | "filings"
  | "companyNumbers"
  | "strip"
  | "policyRates"
  | "fomc"
  | "series"
  | "pmi"
  | "estimates"
  | "listings"
  | "news";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long each kind is taken as it is (`fresh`), and how long it still answers at once while a new copy is fetched
 * behind it (`grace`). After that a question waits for the source; when the source fails, the last good copy answers,
 * however old, marked as such.
 */
const TABLE: Readonly<Record<Kind, { readonly fresh: number; readonly grace: number }>> = {
  holdings: { fresh: 12 * HOUR, grace: 7 * DAY },
  quotes: { fresh: 30 * MINUTE, grace: 6 * HOUR },
  history: { fresh: 6 * HOUR, grace: 3 * DAY },
  fundRatios: { fresh: 24 * HOUR, grace: 7 * DAY },
  fundFacts: { fresh: 24 * HOUR, grace: 14 * DAY },
  filings: { fresh: 7 * DAY, grace: 90 * DAY },
  companyNumbers: { fresh: 7 * DAY, grace: 90 * DAY },
  strip: { fresh: 30 * MINUTE, grace: 6 * HOUR },
  policyRates: { fresh: HOUR, grace: DAY },
  fomc: { fresh: DAY, grace: 30 * DAY },
  series: { fresh: 12 * HOUR, grace: 3 * DAY },
  pmi: { fresh: 12 * HOUR, grace: 7 * DAY },
  estimates: { fresh: 7 * DAY, grace: 60 * DAY },
  listings: { fresh: DAY, grace: 90 * DAY },
  news: { fresh: 20 * MINUTE, grace: DAY },
};

/** Every kind, in the order of the table. */
export const KINDS = Object.keys(TABLE) as readonly Kind[];

/** Until when a copy is fresh, market time. Quotes taken after the close stay fresh until trading starts again. */
export function freshUntil(kind: Kind, fetchedAt: number): number {
  const until = fetchedAt + TABLE[kind].fresh;
  return kind === "quotes" ? Math.max(until, nextOpen(fetchedAt) ?? until) : until;
}

/** Until when a copy answers at once while it is renewed, market time. */
export function graceUntil(kind: Kind, fetchedAt: number): number {
  return freshUntil(kind, fetchedAt) + TABLE[kind].grace;
}
