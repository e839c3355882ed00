import { isWeekday } from "../calendar-day.ts";
import { BUILT_IN, CALLED_OFF, hasProjections, UNSCHEDULED } from "./fomc-list.ts";
import type { CalendarYear } from "./fomc-page.ts";
import type { FomcMeeting } from "./macro.ts";
import { newYork, newYorkInstant } from "./session.ts";
import { decidedAt } from "./watch-date.ts";

/** A year has eight scheduled meetings; a panel with fewer than these was not read right, or is not filled in yet. */
const LEAST_IN_A_YEAR = 5;

/** Decisions taken at short notice whose hour the list does not know count as out at five in the afternoon, New York. */
const ANNOUNCED = 17 * 60;

/** What the list knows of the range after each decision. */
const RANGES = new Map(BUILT_IN.map(({ date, range }) => [date, range]));

/**
 * Meetings by the years that a calendar page shows, and by the built-in list for all other years. Null when the page
 * does not show the current year as it must: it is then not believed at all.
 *
 * @param now - Market time.
 */
export function withPage(years: readonly CalendarYear[], now: number): readonly FomcMeeting[] | null {
  const shown = years.filter(isPlausible);
  const taken = new Set(shown.map(({ year }) => String(year)));
  if (!taken.has(newYork(now).date.slice(0, 4))) return null;
  const onPage = shown.flatMap(({ meetings }) => meetings);
  const dates = new Set(onPage.map(({ date }) => date));
  // A page may leave out a meeting that was called off, which a calendar of that time still held.
  const added = BUILT_IN.filter(
    ({ date, kind }) => !taken.has(date.slice(0, 4)) || (kind === "cancelled" && !dates.has(date)),
  );
  return knownMeetings([...onPage, ...added], now);
}

/** The built-in list alone, as it was known at an instant of market time. */
export function withoutPage(now: number): readonly FomcMeeting[] {
  return knownMeetings(BUILT_IN, now);
}

/**
 * What a calendar could say at an instant: meetings at short notice are not in it before they were held, one that was
 * called off later is still scheduled, and no range is known before its decision is out. Ranges are the list's, since the
 * page has none.
 */
export function knownMeetings(meetings: readonly FomcMeeting[], now: number): readonly FomcMeeting[] {
  return meetings
    .filter(({ date, kind }) => kind !== "unscheduled" || isKnown(date, now))
    .map((meeting) => {
      const calledOff = CALLED_OFF[meeting.date];
      return calledOff === undefined || isKnown(calledOff, now)
        ? { ...meeting, range: knownRange(meeting, now) }
        : { date: meeting.date, kind: "scheduled" as const, projections: hasProjections(meeting.date), range: null };
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Whether a meeting at short notice has been announced. */
function isKnown(date: string, now: number): boolean {
  return newYorkInstant(date, UNSCHEDULED[date] ?? ANNOUNCED) <= now;
}

/** A meeting at short notice is known only with its decision; a scheduled one's comes out at its usual hour. */
function knownRange({ date, kind }: FomcMeeting, now: number): FomcMeeting["range"] {
  const isOut = kind === "unscheduled" || (kind === "scheduled" && decidedAt(date) <= now);
  return isOut ? (RANGES.get(date) ?? null) : null;
}

function isPlausible({ meetings, whole }: CalendarYear): boolean {
  const scheduled = meetings.filter(({ kind }) => kind === "scheduled");
  return whole && scheduled.length >= LEAST_IN_A_YEAR && scheduled.every(({ date }) => isWeekday(date));
}
