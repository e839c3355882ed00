import { monthsBefore } from "../calendar-day.ts";

/** Stretches of time that people ask about, all of them ending at the last close. */
export const PERIODS = ["1m", "3m", "ytd", "1y", "3y", "5y", "10y", "max"] as const;
export type Period = (typeof PERIODS)[number];

const MONTHS: Readonly<Record<Exclude<Period, "ytd" | "max">, number>> = {
  "1m": 1,
  "3m": 3,
  "1y": 12,
  "3y": 36,
  "5y": 60,
  "10y": 120,
};

/**
 * The date a period starts on, counted back in calendar time from the last close; the year's start is the end of the
 * year before. Null for everything there is.
 *
 * @example
 * periodStart("2026-08-21", "10y"); // "2016-08-21"
 * periodStart("2026-08-21", "ytd"); // "2025-12-31"
 */
export function periodStart(last: string, period: Period): string | null {
  if (period === "max") return null;
  if (period === "ytd") return `${Number(last.slice(0, 4)) - 1}-12-31`;
  return monthsBefore(last, MONTHS[period]);
}

/**
 * The days of a period: from its base, the close on or before its start, to the last one. Days must ascend.
 *
 * @param start - From `periodStart`; null for all of them.
 * @returns null when the history begins after the start: a shorter period is not shown for a longer one.
 *
 * @example
 * daysSince(days, "2016-08-21")?.[0]?.date; // "2016-08-19": the twenty-first was a Sunday
 */
export function daysSince<Day extends { readonly date: string }>(
  days: readonly Day[],
  start: string | null,
): readonly Day[] | null {
  if (start === null) return days;
  const after = days.findIndex(({ date }) => date > start);
  const base = (after < 0 ? days.length : after) - 1;
  return base < 0 ? null : days.slice(base);
}
