import { dayAfter } from "../calendar-day.ts";
import { exchangeHalfDays, exchangeHolidays, federalHolidays, type Holiday, isWeekend } from "./holidays.ts";

/** Days on which work is done: at the New York Stock Exchange, and in federal offices. ISO dates, no clock. */

/** A whole trading day ends at four in the afternoon in New York, a half one at one; minutes after midnight. */
const [WHOLE, HALF] = [16 * 60, 13 * 60];

/** Why the New York Stock Exchange is closed on a weekday; null when it is not, and on weekends. */
export function exchangeHoliday(date: string): Holiday | null {
  return exchangeHolidays(yearOf(date)).find((holiday) => holiday.date === date) ?? null;
}

/** Whether the New York Stock Exchange trades on a date, half days included. */
export function isTradingDay(date: string): boolean {
  return !isWeekend(date) && exchangeHoliday(date) === null;
}

/** When trading ends on a date, minutes after midnight in New York; null when there is none. */
export function closingMinute(date: string): number | null {
  if (!isTradingDay(date)) return null;
  return exchangeHalfDays(yearOf(date)).some((half) => half.date === date) ? HALF : WHOLE;
}

/** The first trading day on or after a date. */
export function tradingDayFrom(date: string): string {
  return isTradingDay(date) ? date : tradingDayFrom(dayAfter(date, 1));
}

/** The last trading day on or before a date. */
export function tradingDayUpTo(date: string): string {
  return isTradingDay(date) ? date : tradingDayUpTo(dayAfter(date, -1));
}

/** Whether federal offices work on a date. */
export function isBusinessDay(date: string): boolean {
  return !isWeekend(date) && !federalHolidays(yearOf(date)).some((holiday) => holiday.date === date);
}

/**
 * The first, second, … business day of a month by federal holidays, ISO date.
 *
 * @example
 * nthBusinessDay("2026-09", 3); // "2026-09-03"
 */
export function nthBusinessDay(month: string, place: number): string {
  let day = businessDayFrom(`${month}-01`);
  for (let count = 1; count < place; count += 1) day = businessDayFrom(dayAfter(day, 1));
  return day;
}

/** The last business day on or before a date. */
export function businessDayUpTo(date: string): string {
  return isBusinessDay(date) ? date : businessDayUpTo(dayAfter(date, -1));
}

function businessDayFrom(date: string): string {
  return isBusinessDay(date) ? date : businessDayFrom(dayAfter(date, 1));
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}
