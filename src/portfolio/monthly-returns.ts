import type { PairedDay } from "../performance/paired-days.ts";

/** Both sides over one whole calendar month, fractions. */
export type MonthReturn = { readonly month: string; readonly small: number; readonly large: number };

/**
 * Returns of calendar months, from month-end to month-end; the months in which a period begins and ends are left out,
 * since they are not whole.
 *
 * @param days - Common days, ascending; the first is the base.
 */
export function monthlyReturns(days: readonly PairedDay[]): readonly MonthReturn[] {
  const ends = days.filter(({ date }, index) => {
    const next = days[index + 1];
    return next !== undefined && next.date.slice(0, 7) !== date.slice(0, 7);
  });
  return ends.slice(1).map((end, index) => {
    const base = ends[index] ?? end;
    return { month: end.date.slice(0, 7), small: end.small / base.small - 1, large: end.large / base.large - 1 };
  });
}
