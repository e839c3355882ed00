import { daysBetween } from "../calendar-day.ts";
import type { PriceHistory } from "../market/market.ts";

/** What a history of adjusted closes tells of a fund's dividends. */
export type DividendsKnown = {
  /** Ex-dividend days: those on which the adjustment changes. */
  readonly dates: readonly string[];
  /** Days between two of them, the median; null for fewer than three. */
  readonly usualDays: number | null;
  /** Whether one should have come since the last by that rhythm: returns after it may lack dividends. */
  readonly overdue: boolean;
};

/** A smaller change of the adjustment is rounding. */
const LEAST_CHANGE = 0.0003;
/** A dividend this many times the usual distance away is missing. */
const LATE = 1.5;

/**
 * Dividends as the adjustment (adjusted close over close) shows them: it steps up on every ex-dividend day and stands
 * still between them. Some sources extend a history by prices alone, which nothing else would tell.
 *
 * A fund that pays nothing has no dates and is never overdue. Not to be trusted for one that pays irregularly.
 */
export function dividendsKnown({ days }: Pick<PriceHistory, "days">): DividendsKnown {
  const factors = days.flatMap(({ date, close, adjusted }) =>
    adjusted === null || close <= 0 ? [] : [{ date, factor: adjusted / close }],
  );
  const dates = factors.flatMap(({ date, factor }, index) => {
    const before = factors[index - 1]?.factor;
    return before !== undefined && factor / before - 1 > LEAST_CHANGE ? [date] : [];
  });
  const distances = dates
    .slice(1)
    .map((date, index) => daysBetween(dates[index] ?? date, date))
    .sort((a, b) => a - b);
  const usualDays = distances.length < 2 ? null : (distances[Math.floor(distances.length / 2)] ?? null);
  const [lastDividend, lastDay] = [dates.at(-1), factors.at(-1)?.date];
  const overdue =
    usualDays !== null &&
    lastDividend !== undefined &&
    lastDay !== undefined &&
    daysBetween(lastDividend, lastDay) > LATE * usualDays;
  return { dates, usualDays, overdue };
}
