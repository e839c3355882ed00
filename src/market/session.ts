import { dayAfter, isWeekday } from "../calendar-day.ts";
import { lately } from "../lately.ts";

/** Market hours in New York. Holidays are not known here: they cost a needless refresh, never a wrong figure. */

const NEW_YORK = new Intl.DateTimeFormat("en-CA", {
  timeZone: "America/New_York",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** New York's calendar date and minutes since midnight of an instant. */
export function newYork(instant: number): { readonly date: string; readonly minutes: number } {
  return minuteInNewYork(Math.floor(instant / 60_000));
}

const minuteInNewYork = lately(256, (minute: number) => {
  const instant = minute * 60_000;
  const parts = Object.fromEntries(NEW_YORK.formatToParts(instant).map(({ type, value }) => [type, value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, minutes: Number(parts.hour) * 60 + Number(parts.minute) };
});

/**
 * The instant of a New York wall-clock time on a date, daylight saving included.
 *
 * @example
 * newYorkInstant("2026-08-21", 16 * 60); // 2026-08-21T20:00:00Z
 * newYorkInstant("2026-01-21", 16 * 60); // 2026-01-21T21:00:00Z
 */
export function newYorkInstant(date: string, minutes: number): number {
  const guess = Date.parse(`${date}T00:00:00Z`) + (minutes + 4 * 60) * 60_000;
  const seen = newYork(guess);
  const drift =
    (Date.parse(`${seen.date}T00:00:00Z`) - Date.parse(`${date}T00:00:00Z`)) / 60_000 + seen.minutes - minutes;
  return guess - drift * 60_000;
}

const OPEN = 9 * 60 + 30;
export const CLOSE = 16 * 60;
/** Quotes of the close have arrived by then. */
const SETTLED = CLOSE + 15;

/** The regular close of a New York date, ISO 8601 in UTC. */
export const closeOf = lately(1024, (date: string) => new Date(newYorkInstant(date, CLOSE)).toISOString());

/** When the quotes of a date's close have arrived, ISO 8601 in UTC. */
export function settledOf(date: string): string {
  return new Date(newYorkInstant(date, SETTLED)).toISOString();
}

/** The newest calendar date whose time of the regular close has passed at an instant. */
export function closedBy(instant: number): string {
  const { date, minutes } = newYork(instant);
  return minutes >= CLOSE ? date : dayAfter(date, -1);
}

/** When trading next starts, seen from an instant outside trading hours; null inside them. */
export function nextOpen(instant: number): number | null {
  const { date, minutes } = newYork(instant);
  if (isWeekday(date) && minutes >= OPEN && minutes < SETTLED) return null;
  let day = isWeekday(date) && minutes < OPEN ? date : dayAfter(date, 1);
  while (!isWeekday(day)) day = dayAfter(day, 1);
  return newYorkInstant(day, OPEN);
}
