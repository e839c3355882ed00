import { daysBetween } from "../calendar-day.ts";
import type { PairedDay } from "../performance/paired-days.ts";

/** After how many trading days returns are taken: a month, three, six and a year. */
export const HORIZONS = [21, 63, 126, 252] as const;
export type Horizon = (typeof HORIZONS)[number];

/** What followed one event. */
export type EventReturns = {
  /** The day from whose close returns are counted: the event's own or the first after it. */
  readonly base: string;
  /** Small − large, cumulative total returns, percentage points; null while the horizon has not passed. */
  readonly points: Readonly<Record<Horizon, number | null>>;
};

/** A first observation later than this belongs to another time: the funds did not exist yet. */
const NEAR_DAYS = 7;

/**
 * Small − large after an event: simple difference of the two cumulative total returns from the close of the event's
 * day, or of the first usable day after it, over so many usable days.
 *
 * @param days - Ascending.
 * @param date - The event, ISO date.
 * @returns null when there is no price within a week after the event.
 */
export function eventReturns(days: readonly PairedDay[], date: string): EventReturns | null {
  const start = days.findIndex((day) => day.date >= date);
  const base = days[start];
  if (!base || daysBetween(date, base.date) > NEAR_DAYS) return null;
  const after = (horizon: Horizon) => {
    const end = days[start + horizon];
    return end ? 100 * (end.small / base.small - end.large / base.large) : null;
  };
  return { base: base.date, points: { 21: after(21), 63: after(63), 126: after(126), 252: after(252) } };
}
