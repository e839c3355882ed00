import { dayText } from "./format.ts";
import type { Month } from "./market/macro.ts";

/** The calendar month of an ISO date. */
export function monthOf(date: string): Month {
  return date.slice(0, 7);
}

/** Days of a calendar month. */
export function daysIn(month: Month): number {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();
}

/** The last day of a calendar month, ISO date. */
export function lastDayOf(month: Month): string {
  return `${month}-${daysIn(month)}`;
}

/**
 * A month counted from the year 0, so that months can be subtracted: a hole in a series stays as wide as it is.
 *
 * @returns NaN for what is no month.
 *
 * @example
 * monthNumber("2026-07") - monthNumber("2025-11"); // 8
 */
export function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

/**
 * The month so many months later; earlier with a negative count.
 *
 * @example
 * monthAfter("2026-07", -8); // "2025-11"
 */
export function monthAfter(month: Month, count: number): Month {
  const number = monthNumber(month) + count;
  const year = Math.floor(number / 12);
  return `${String(year).padStart(4, "0")}-${String(number - year * 12 + 1).padStart(2, "0")}`;
}

/**
 * A month as people read it.
 *
 * @example
 * monthText("2026-07"); // "Jul 2026"
 */
export function monthText(month: Month): string {
  return dayText(`${month}-01`).replace(/^1 /, "");
}

/** Stretches of months that are missing between the first and the last of an ascending series. */
export function missingMonths(months: readonly Month[]): { readonly from: Month; readonly to: Month }[] {
  return months.flatMap((month, index) => {
    const before = months[index - 1];
    return before !== undefined && monthNumber(month) - monthNumber(before) > 1
      ? [{ from: monthAfter(before, 1), to: monthAfter(month, -1) }]
      : [];
  });
}
