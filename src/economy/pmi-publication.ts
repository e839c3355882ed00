import type { Month } from "../market/macro.ts";

/** When ISM publishes the manufacturing PMI of a month. Pure; holidays are not known here. */

/**
 * The day: the first weekday of the next month, ISO date. ISM's rule is the first business day, so around New Year and
 * Labor Day this may be a day early.
 *
 * @example
 * publishedOn("2026-07"); // 2026-08-03: the first of August is a Saturday
 */
export function publishedOn(month: Month): string {
  const [year = Number.NaN, number = Number.NaN] = month.split("-").map(Number);
  // Months count from 0 in a date, so this is the first of the next one.
  const weekday = new Date(Date.UTC(year, number, 1)).getUTCDay();
  const day = weekday === SATURDAY ? 3 : weekday === SUNDAY ? 2 : 1;
  return new Date(Date.UTC(year, number, day)).toISOString().slice(0, 10);
}

const [SUNDAY, SATURDAY] = [0, 6];

/** The instant: 10:00 in New York on that day, ISO 8601 in UTC. */
export function pmiPublishedAt(month: Month): string {
  const day = publishedOn(month);
  return `${day}T${isSummerTime(day) ? 14 : 15}:00:00.000Z`;
}

/**
 * Whether New York is on summer time on the first weekday of a month. It starts on the second Sunday of March, so not
 * yet then; it ends on the first Sunday of November, which has not come yet only where the month starts on a weekday.
 */
function isSummerTime(day: string): boolean {
  const month = Number(day.slice(5, 7));
  return (month >= 4 && month <= 10) || day.endsWith("-11-01");
}
