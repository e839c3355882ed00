import type { PriceHistory } from "../market/market.ts";
import { daysSince, type Period, periodStart } from "../performance/period.ts";
import { growthRate } from "../portfolio/growth-rate.ts";
import { simpleReturns } from "../portfolio/simple-returns.ts";
import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";
import { adjustedDays } from "./adjusted-days.ts";

/** Over which years funds are compared. */
export const RETURN_YEARS = [1, 3, 5, 10] as const;
export type ReturnYears = (typeof RETURN_YEARS)[number];

/** A fund's total return over some years. */
export type FundReturn = {
  readonly years: ReturnYears;
  /** As a fraction: of one year the whole return, of more the rate a year; null where the history begins later. */
  readonly value: number | null;
  /** Days of the first and the last close, ISO; null without a value. */
  readonly from: string | null;
  readonly to: string | null;
};

/**
 * Total returns from adjusted closes, counted back in calendar time from the last one; the base is the close on or
 * before that date. Of more than one year the growth rate, 252 days a year.
 */
export function fundReturns(history: Pick<PriceHistory, "days">): readonly FundReturn[] {
  const days = adjustedDays(history);
  const last = days.at(-1)?.date;
  return RETURN_YEARS.map((years) => {
    const period: Period = `${years}y`;
    const window = last === undefined ? null : daysSince(days, periodStart(last, period));
    const [first, end] = [window?.[0], window?.at(-1)];
    if (!window || !first || !end || window.length < 2) return { years, value: null, from: null, to: null };
    const value =
      years === 1
        ? end.level / first.level - 1
        : growthRate(simpleReturns(window.map(({ level }) => level)), DAYS_A_YEAR);
    return { years, value, from: first.date, to: end.date };
  });
}
