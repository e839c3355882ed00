import { daysIn } from "../../src/calendar-month.ts";
import { UserError } from "../../src/errors.ts";
import { dayText } from "../../src/format.ts";
import { nearest } from "../../src/near.ts";
import { plainText } from "../../src/plain.ts";
import type { MeetingOdds } from "../../src/rates/meeting-odds.ts";
import { VIEWS } from "../../src/rates/view.ts";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** What was typed: a span of dates in which the meeting lies, or how it is called. */
type Wanted = "all" | "next" | { readonly month: number; readonly year: number | null; readonly day: number | null };

const POSSIBLE = "Possible: next, all, a month such as december, or a date with day, month and year.";

/**
 * The meeting that is asked for among those to come; null for all of them.
 *
 * @param meetings - To come, ascending.
 * @param from - ISO date from which a month without a year is looked for.
 * @throws UserError `bad-option` with a near match, or with the nearest meetings to a day that has none; `no-data` when
 *   no meeting is known at all.
 */
export function chooseMeeting(typed: string, meetings: readonly MeetingOdds[], from: string): MeetingOdds | null {
  const wanted = wantedBy(typed);
  if (wanted === "all") return null;
  const [first] = meetings;
  if (!first) throw new UserError("no-data", "No meeting to come is known.", { hint: "Ask for all, or again later." });
  if (wanted === "next") return first;
  const [start, end] = spanOf(wanted, from);
  if (start === null) throw unknown(typed);
  const found = meetings.find(({ date }) => date >= start && date <= end);
  if (found) return found;
  const day = start === end ? dayText(start) : dayText(start).replace(/^1 /, "");
  const near = nearestMeetings(meetings, start).map((date) => dayText(date));
  throw new UserError("bad-option", `No meeting to come ends ${start === end ? "on" : "in"} ${day}.`, {
    hint: `Nearest: ${near.join(" and ")}. ${POSSIBLE}`,
  });
}

function wantedBy(typed: string): Wanted {
  const text = typed.trim().toLowerCase().replace(/[.,]/g, " ").replace(/\s+/g, " ").trim();
  if (text === "all" || text === "next") return text;
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
  if (iso) return inCalendar(Number(iso[2]) - 1, iso[1], iso[3]) ?? fail(typed);
  const words = /^(?:(\d{1,2})(?:st|nd|rd|th)? )?([a-z]{3,})(?: (\d{1,2})(?:st|nd|rd|th)?)?(?: (\d{4}))?$/.exec(text);
  const month = words ? monthNamed(words[2] ?? "") : -1;
  if (!words || month < 0 || (words[1] && words[3])) return fail(typed);
  return inCalendar(month, words[4], words[1] ?? words[3]) ?? fail(typed);
}

/** Null for a month or day that no calendar has. */
function inCalendar(month: number, year: string | undefined, day: string | undefined): Exclude<Wanted, string> | null {
  const [y, d] = [year === undefined ? null : Number(year), day === undefined ? null : Number(day)];
  if (month < 0 || month > 11 || (d !== null && (d < 1 || d > 31))) return null;
  return { month, year: y, day: d };
}

/** A month by its name or at least three letters of it; −1 for none. `sept` is one of them. */
function monthNamed(word: string): number {
  return MONTHS.findIndex((month) => month.startsWith(word));
}

/** First and last date; nulls for a day that its month does not have. A month without a year is the next such one. */
function spanOf(
  { month, year, day }: Exclude<Wanted, string>,
  from: string,
): readonly [start: string, end: string] | readonly [start: null, end: null] {
  const thisYear = Number(from.slice(0, 4));
  const two = (count: number) => String(count).padStart(2, "0");
  const isPast = day === null ? month + 1 < Number(from.slice(5, 7)) : `${two(month + 1)}-${two(day)}` < from.slice(5);
  const at = `${year ?? (isPast ? thisYear + 1 : thisYear)}-${two(month + 1)}`;
  const last = daysIn(at);
  if (day !== null) return day <= last ? [`${at}-${two(day)}`, `${at}-${two(day)}`] : [null, null];
  return [`${at}-01`, `${at}-${two(last)}`];
}

/** The last meeting before a date and the first one after it. */
function nearestMeetings(meetings: readonly MeetingOdds[], date: string): readonly string[] {
  const dates = meetings.map((meeting) => meeting.date);
  const [before, after] = [dates.findLast((each) => each < date), dates.find((each) => each > date)];
  return [before, after].filter((each) => each !== undefined);
}

function fail(typed: string): never {
  throw unknown(typed);
}

function unknown(typed: string): UserError {
  if (typed.trim() === "") return new UserError("bad-option", "meeting needs a value.", { hint: POSSIBLE });
  const view = nearest(typed, VIEWS);
  const near = nearest(typed, ["next", "all", ...MONTHS]) ?? (view && `view:${view}`);
  return new UserError("bad-option", `“${plainText(typed)}” is not a value of meeting.`, {
    hint: `${near ? `Did you mean ${near}? ` : ""}${POSSIBLE}`,
  });
}
