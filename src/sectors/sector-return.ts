import { monthsBefore } from "../calendar-day.ts";
import type { PriceHistory } from "../market/market.ts";
import { daysSince } from "../performance/period.ts";

/** A total return and the closes it lies between. */
export type DatedReturn = {
  /** Fraction. */
  readonly value: number;
  readonly from: string;
  readonly to: string;
};

/**
 * Total return of the months before a day: adjusted close of the last close on or before that day over that of the
 * close on or before the same day so many months earlier.
 *
 * @param upTo - ISO date; days after it are not looked at.
 * @returns null when the history begins later or has no adjusted closes.
 */
export function totalReturn({ days }: PriceHistory, months: number, upTo: string): DatedReturn | null {
  const known = days.flatMap(({ date, adjusted }) =>
    adjusted !== null && adjusted > 0 && date <= upTo ? [{ date, adjusted }] : [],
  );
  const last = known.at(-1);
  const first = last && daysSince(known, monthsBefore(last.date, months))?.[0];
  return first ? { value: last.adjusted / first.adjusted - 1, from: first.date, to: last.date } : null;
}

/** The last day with an adjusted close; null for none. */
export function lastDay({ days }: PriceHistory): string | null {
  return days.findLast(({ adjusted }) => adjusted !== null && adjusted > 0)?.date ?? null;
}
