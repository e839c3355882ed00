import { DAY_MS } from "../../calendar-day.ts";
import { CLOSE, newYork } from "../session.ts";

/** A Monday; trading days are counted from it. */
const FIRST = Date.parse("2000-01-03T00:00:00Z");

/** Number of the simulated trading day on or before an ISO date. The simulated exchange keeps no holidays. */
export function tradingDay(date: string): number {
  const days = Math.floor((Date.parse(`${date.slice(0, 10)}T00:00:00Z`) - FIRST) / DAY_MS);
  const weeks = Math.floor(days / 7);
  return weeks * 5 + Math.min(days - weeks * 7, 4);
}

/** ISO date of a simulated trading day: `tradingDay(dateOf(n))` is `n`. */
export function dateOf(day: number): string {
  const weeks = Math.floor(day / 5);
  return new Date(FIRST + (weeks * 7 + day - weeks * 5) * DAY_MS).toISOString().slice(0, 10);
}

/** The last trading day whose close is at or before an instant. */
export function lastTradingDay(now: number): number {
  const { date, minutes } = newYork(now);
  const day = tradingDay(date);
  return dateOf(day) === date && minutes < CLOSE ? day - 1 : day;
}
