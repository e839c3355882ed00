import type { PriceHistory } from "../../src/market/market.ts";

/** How an invented fund's price goes. */
export type FakePath = {
  /** Growth a day, a logarithm. */
  readonly growth?: number;
  /** Size of a wave of about a year, a logarithm. */
  readonly wave?: number;
  /** Dividends a year, a share of the price, paid every quarter. */
  readonly payout?: number;
  /** The last day on which one is paid, ISO date; without it they go on. */
  readonly paidUntil?: string;
};

/** Every weekday of a span, ISO dates. */
export function weekdays(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    const day = new Date(at).getUTCDay();
    if (day >= 1 && day <= 5) dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}

/** Daily closes of an invented fund, with adjusted closes that step at each dividend and meet the close at the end. */
export function pricesOf(ticker: string, first: string, last: string, path: FakePath): PriceHistory {
  const { growth = 0.0004, wave = 0.02, payout = 0, paidUntil = "9999" } = path;
  const dates = weekdays(first, last);
  let factor = 1;
  const days = dates
    .map((date, index) => ({
      date,
      close: 100 * Math.exp(growth * index + wave * Math.sin(index / 40 + ticker.length)),
    }))
    .reverse()
    .map(({ date, close }, index, all) => {
      const adjusted = close * factor;
      // The day before this one belongs to another quarter: this one is the ex-dividend day.
      const before = all[index + 1]?.date ?? date;
      if (quarterOf(before) !== quarterOf(date) && date <= paidUntil) factor *= 1 - payout / 4;
      return { date, close, adjusted };
    })
    .reverse();
  return { ticker, days };
}

function quarterOf(date: string): number {
  return Math.floor((Number(date.slice(5, 7)) - 1) / 3);
}
