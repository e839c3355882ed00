import { dayAfter } from "../calendar-day.ts";
import type { DividendsKnown } from "./dividends.ts";

/**
 * Whether a dividend that is not on record should have come within a period, by the usual distance from the last one: the
 * period's return then lacks it.
 *
 * @param from - The period's base: what went ex on that day is not in its return.
 * @param to - Its last day.
 *
 * @example
 * dividendDue({ dates: ["2025-12-16"], usualDays: 91, overdue: true }, "2026-05-21", "2026-08-21"); // true: 16 June
 * dividendDue({ dates: ["2025-12-16"], usualDays: 91, overdue: true }, "2026-07-21", "2026-08-21"); // false
 */
export function dividendDue({ dates, usualDays, overdue }: DividendsKnown, from: string, to: string): boolean {
  const last = dates.at(-1);
  if (!overdue || last === undefined || usualDays === null || usualDays < 1) return false;
  let due = dayAfter(last, usualDays);
  while (due <= from) due = dayAfter(due, usualDays);
  return due <= to;
}
