/** Arithmetic with days of the calendar, as ISO dates without a time: no zone, no clock. */

/** Milliseconds of a day of twenty-four hours. */
export const DAY_MS = 24 * 60 * 60_000;

/**
 * The date so many days later; earlier with a negative count.
 *
 * @example
 * dayAfter("2026-03-01", -1); // "2026-02-28"
 */
export function dayAfter(date: string, count: number): string {
  return new Date(Date.parse(date) + count * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one ISO date to another; negative where the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Whether an ISO date is a Monday to Friday. Holidays are not known here. */
export function isWeekday(date: string): boolean {
  const day = new Date(date).getUTCDay();
  return day >= 1 && day <= 5;
}

/**
 * The date so many calendar months earlier; the last day of the month where that one is shorter.
 *
 * @example
 * monthsBefore("2026-08-21", 120); // "2016-08-21"
 * monthsBefore("2026-05-31", 3); // "2026-02-28"
 */
export function monthsBefore(date: string, months: number): string {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
