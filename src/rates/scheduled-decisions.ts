import { daysBetween } from "../calendar-day.ts";
import type { FomcMeeting } from "../market/macro.ts";

/** An unscheduled meeting so shortly before a cancelled one took its place. */
const REPLACED_WITHIN_DAYS = 14;

/**
 * Decision days that count for the path as seen from a date, ascending: every scheduled one, and a cancelled one as
 * long as it was still scheduled, which is until an unscheduled meeting took its place. Unscheduled ones never count:
 * no price before them could know their day.
 *
 * @param watchDate - Trade date of the prices, ISO.
 */
export function scheduledDecisions(meetings: readonly FomcMeeting[], watchDate: string): readonly string[] {
  const isStillScheduled = (date: string) => {
    const replacing = meetings.findLast((each) => each.kind === "unscheduled" && each.date < date)?.date;
    const replaced = replacing !== undefined && daysBetween(replacing, date) <= REPLACED_WITHIN_DAYS;
    return watchDate < (replaced ? replacing : date);
  };
  const days = meetings.flatMap(({ date, kind }) =>
    kind === "scheduled" || (kind === "cancelled" && isStillScheduled(date)) ? [date] : [],
  );
  return [...new Set(days)].sort();
}
