import { withoutNoise } from "./basis-points.ts";
import { type Directions, directions } from "./directions.ts";
import type { Outlook } from "./outlook.ts";

/**
 * The windows over which today's prices are compared with recorded ones. A day so much before the asked one still stands
 * for it: long weekends, days the bot was off.
 */
export const WINDOWS = [
  { key: "1d", days: 1, slackDays: 3, words: "one day" },
  { key: "1w", days: 7, slackDays: 4, words: "one week" },
  { key: "1m", days: 30, slackDays: 4, words: "one month" },
] as const;

/** What futures implied on an earlier day for the meetings that are asked about today. */
export type Ago = {
  readonly key: (typeof WINDOWS)[number]["key"];
  readonly words: string;
  /** The recorded day, ISO date; null when none stands for it. */
  readonly date: string | null;
  /** The next meeting, measured from today's range. */
  readonly next: Directions | null;
  /** Expected change by year end, basis points, from today's range. */
  readonly yearEndBp: number | null;
  /** Why a value is null; null when none is. */
  readonly reason: string | null;
};

/** An earlier day's outlook, and how far its range stood above today's, basis points; null when that is not known. */
export type Earlier = { readonly date: string; readonly outlook: Outlook; readonly shiftBp: number | null };

/**
 * The earlier outlook for today's next meeting and year end. Both are measured from today's range, so that a decision
 * in between does not look like a change of mind.
 *
 * @param missing - Why there is no earlier day; used when `earlier` is null.
 */
export function agoOf(window: (typeof WINDOWS)[number], today: Outlook, earlier: Earlier | null, missing: string): Ago {
  const { key, words } = window;
  const base = { key, words, date: earlier?.date ?? null };
  if (!earlier) return { ...base, next: null, yearEndBp: null, reason: missing };
  const { outlook, shiftBp } = earlier;
  if (shiftBp === null) {
    return { ...base, next: null, yearEndBp: null, reason: "the target range of that day or of today is not known" };
  }
  const find = (date: string | undefined) => outlook.meetings.find((each) => each.date === date);
  const next = find(today.next?.date);
  const yearEnd = find(today.yearEnd.meeting?.date);
  const values = {
    next: next?.cumulative ? directions(next.cumulative, shiftBp) : null,
    yearEndBp: yearEnd?.expectedBp == null ? null : withoutNoise(yearEnd.expectedBp + shiftBp),
  };
  const complete = values.next !== null && values.yearEndBp !== null;
  const noYearEnd = values.next !== null && today.yearEnd.meeting === null;
  const reason = complete
    ? null
    : noYearEnd
      ? "no meeting of the year is left"
      : (next?.gap ?? yearEnd?.gap ?? "the calendar of that day did not hold the meeting");
  return { ...base, ...values, reason };
}
