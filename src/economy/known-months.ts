import { ismManufacturingDay } from "../calendar/releases.ts";
import { daysBetween } from "../calendar-day.ts";
import type { Month, PmiSeries } from "../market/macro.ts";

/** A month's PMI as our own record first saw it. */
export type FirstSeen = {
  readonly value: number;
  /** When it was recorded, ISO 8601 in UTC. */
  readonly seenAt: string;
};

/** A month's PMI as it can be used on a day. */
export type KnownMonth = {
  readonly month: Month;
  readonly value: number;
  /** ISO date on which it came out. */
  readonly published: string;
  /**
   * `in-time`: as seen within 45 days after it came out. `later`: as the source or our record had it later, perhaps
   * revised. `own`: given by the operator.
   */
  readonly vintage: "in-time" | "later" | "own";
};

/** A value seen this long after it came out may have been revised, and the newest one is old. */
export const FRESH_DAYS = 45;

/**
 * The PMI of every month that was out on a day, each in the earliest vintage we have: the operator's own value, else
 * the one first seen by our record, else the source's of today.
 *
 * @param today - ISO date; months published later, and values recorded later, are not known yet.
 * @returns Ascending, with the source's holes.
 */
export function knownMonths(
  months: PmiSeries["months"],
  firstSeen: ReadonlyMap<Month, FirstSeen>,
  today: string,
): KnownMonth[] {
  return months.flatMap(({ month, value, own }): KnownMonth[] => {
    const published = ismManufacturingDay(month);
    if (published > today) return [];
    if (own) return [{ month, value, published, vintage: "own" }];
    const recorded = firstSeen.get(month);
    const first = recorded && recorded.seenAt.slice(0, 10) <= today ? recorded : undefined;
    const seenOn = first?.seenAt.slice(0, 10) ?? today;
    const vintage = daysBetween(published, seenOn) <= FRESH_DAYS ? "in-time" : "later";
    return [{ month, value: first?.value ?? value, published, vintage }];
  });
}
