import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";

/**
 * The risk-free return of each day: the annual rate last known on or before it, divided by 252. Others take the 252nd
 * root instead, which differs in the third digit of a Sharpe ratio.
 *
 * @param points - Rates in percent a year by ISO date, ascending.
 * @param dates - Days of the returns, ascending.
 * @returns Fractions a day; null when no rate is known for the first of them.
 */
export function riskFreeReturns(
  points: readonly { readonly date: string; readonly value: number }[],
  dates: readonly string[],
): readonly number[] | null {
  let next = 0;
  let rate: number | null = null;
  const returns: number[] = [];
  for (const date of dates) {
    for (let point = points[next]; point && point.date <= date; point = points[next]) {
      rate = point.value;
      next += 1;
    }
    if (rate === null) return null;
    returns.push(rate / 100 / DAYS_A_YEAR);
  }
  return returns;
}
