import { dayAfter } from "../calendar-day.ts";
import { lastDayOf } from "../calendar-month.ts";
import type { Month } from "../market/macro.ts";

/** Days of the week as ISO dates have them: 0 for Sunday. */
export const [SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY] = [0, 1, 2, 3, 4, 5, 6] as const;

/** The day of the week of an ISO date, 0 for Sunday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay();
}

/**
 * The first, second, … of a day of the week in a month, ISO date.
 *
 * @example
 * nthWeekday("2026-06", FRIDAY, 4); // "2026-06-26"
 */
export function nthWeekday(month: Month, weekday: number, place: number): string {
  const first = `${month}-01`;
  return dayAfter(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (place - 1));
}

/** The last of a day of the week in a month, ISO date. */
export function lastWeekday(month: Month, weekday: number): string {
  const last = lastDayOf(month);
  return dayAfter(last, -((weekdayOf(last) - weekday + 7) % 7));
}
