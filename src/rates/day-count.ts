import { daysIn, monthOf } from "../calendar-month.ts";

/**
 * Which rate a decision day carries. `before`: the old one, since a new range takes effect the day after the decision;
 * what the exchange's own tool has done at least since July 2026. `after`: the new one, its older convention.
 */
export type MeetingDay = "before" | "after";

/** How a month's days divide at its decision: `before` at the old rate, `after` at the new one. */
export type DayCount = { readonly before: number; readonly after: number };

/**
 * Days of a decision's month at the old and at the new rate; together the days of the month.
 *
 * @example
 * dayCount("2022-09-21", "before"); // { before: 21, after: 9 }
 * dayCount("2022-09-21", "after"); // { before: 20, after: 10 }
 */
export function dayCount(decision: string, meetingDay: MeetingDay): DayCount {
  const day = Number(decision.slice(8, 10));
  const before = meetingDay === "before" ? day : day - 1;
  return { before, after: daysIn(monthOf(decision)) - before };
}
