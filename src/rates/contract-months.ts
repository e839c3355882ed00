import { dayAfter } from "../calendar-day.ts";
import { lastDayOf, monthAfter, monthOf } from "../calendar-month.ts";
import type { Month } from "../market/macro.ts";

/** A contract's month: the average rate its price expects, percent, and the decisions in it; none in a quiet month. */
export type ContractMonth = {
  readonly month: Month;
  readonly rate: number;
  readonly decisions: readonly string[];
};

/** Scheduled meetings have never been closer than this, so up to then no unknown one follows the last known one. */
const SHORTEST_GAP_DAYS = 41;

/**
 * The average rate of its month that a price expects, percent: 100 − price, without the noise behind the ninth decimal.
 *
 * @example
 * expectedRate(96.37); // 3.63
 */
export function expectedRate(price: number): number {
  return Math.round((100 - price) * 1e9) / 1e9;
}

/**
 * Contract months without a gap, ascending: from the watch month to the last price before the first hole. A watch month
 * with a meeting reaches back through earlier meeting months to the quiet month before them, as far as their last
 * prices are known. Months that the calendar of meetings does not cover are left out: without it none can be called
 * quiet.
 *
 * @param prices - By month: contracts that run, and the last settlements of those that are over.
 * @param decisions - Every scheduled decision day, held ones included, ascending.
 */
export function contractMonths(
  prices: ReadonlyMap<Month, number>,
  decisions: readonly string[],
  watchMonth: Month,
): readonly ContractMonth[] {
  const byMonth = Map.groupBy(decisions, monthOf);
  const months: ContractMonth[] = [];
  const first = firstMonth(prices, byMonth, watchMonth);
  for (let month = first; month !== undefined && isCovered(month, decisions); month = monthAfter(month, 1)) {
    const price = prices.get(month);
    if (price === undefined) break;
    months.push({ month, rate: expectedRate(price), decisions: byMonth.get(month) ?? [] });
  }
  return months;
}

/** Months between the watch month and the last price that have none, ascending. */
export function holesIn(prices: ReadonlyMap<Month, number>, watchMonth: Month): readonly Month[] {
  const last = [...prices.keys()].sort().at(-1);
  const holes: Month[] = [];
  for (let month = watchMonth; last !== undefined && month < last; month = monthAfter(month, 1)) {
    if (!prices.has(month)) holes.push(month);
  }
  return holes;
}

function firstMonth(
  prices: ReadonlyMap<Month, number>,
  byMonth: ReadonlyMap<Month, readonly string[]>,
  watchMonth: Month,
): Month | undefined {
  if (!prices.has(watchMonth)) return [...prices.keys()].filter((month) => month > watchMonth).sort()[0];
  let month = watchMonth;
  while (byMonth.has(month) && prices.has(monthAfter(month, -1))) month = monthAfter(month, -1);
  return month;
}

/** A year's calendar is published whole; into the next year it reaches as far as no meeting can have come yet. */
function isCovered(month: Month, decisions: readonly string[]): boolean {
  const last = decisions.at(-1);
  if (last === undefined) return false;
  return month.slice(0, 4) <= last.slice(0, 4) || lastDayOf(month) <= dayAfter(last, SHORTEST_GAP_DAYS);
}
