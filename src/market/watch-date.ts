import { dayAfter } from "../calendar-day.ts";
import { newestObservation } from "../reading.ts";
import type { FuturesStrip } from "./macro.ts";
import { newYork, newYorkInstant } from "./session.ts";

/** The day that prices of futures are of. */
export type Watch = {
  /** Trade date in New York of the newest price, ISO. */
  readonly date: string;
  /** Instant of that price, ISO 8601 in UTC. */
  readonly at: string;
  /** Decisions up to this date, ISO, were known when the newest price was made. */
  readonly heldThrough: string;
};

/** Decisions of the Federal Open Market Committee come out at two in the afternoon, New York time. */
const DECISION = 14 * 60;

/**
 * The trade date of a strip: that of its newest price, never the clock's, since a strip may be old. A meeting on that
 * day counts as held when the price is of two in the afternoon or later. Null for a strip without prices.
 */
export function watchOf({ contracts }: Pick<FuturesStrip, "contracts">): Watch | null {
  const at = newestObservation(contracts);
  return at === null ? null : watchAt(at);
}

/** When the decision of a meeting day comes out, milliseconds since the epoch. */
export function decidedAt(date: string): number {
  return newYorkInstant(date, DECISION);
}

/** The same for any instant, ISO 8601. */
export function watchAt(at: string): Watch {
  const { date, minutes } = newYork(Date.parse(at));
  return { date, at, heldThrough: minutes >= DECISION ? date : dayAfter(date, -1) };
}
