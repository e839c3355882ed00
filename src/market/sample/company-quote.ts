import { DAY_MS } from "../../calendar-day.ts";
import type { Quote } from "../market.ts";
import { closeOf } from "../session.ts";
import type { Company } from "./company.ts";
import { companyPrice } from "./prices.ts";
import { dateOf } from "./trading-days.ts";

/** Per-share figures follow the price at a distance, as estimates do: days back, in equal parts. */
const LAGS = [0, 15, 45];

/** What the simulated market says of a company after the close of a trading day. */
export function companyQuote(company: Company, day: number): Quote {
  const price = companyPrice(company, day);
  const followed = followedPrice(company, day);
  const perShare = (share: number | null) => (share === null ? null : round(share * followed, 4));
  return {
    ticker: company.ticker,
    name: company.name,
    price,
    observedAt: closeOf(dateOf(day)),
    currency: "USD",
    accountsCurrency: company.accountsCurrency,
    marketCap: Math.round(company.marketCap * (price / company.price)),
    epsForward: perShare(company.forwardYield),
    epsCurrentYear: perShare(company.currentYield),
    epsTrailing: perShare(company.trailingYield),
    bookValue: perShare(company.bookYield),
    reportAt: reportAt(company, day),
  };
}

function followedPrice(company: Company, day: number): number {
  // Analysts write once a week.
  const monday = Math.floor(day / 5) * 5;
  const logs = LAGS.map((lag) => Math.log(companyPrice(company, monday - lag)));
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

/** The newest quarterly report, or the next one when it is less than two weeks away. */
function reportAt(company: Company, day: number): string {
  const today = Date.parse(`${dateOf(day)}T00:00:00Z`);
  return new Date(lastReports(company, today + 14 * DAY_MS, 1)[0] ?? today).toISOString();
}

/**
 * Instants of a company's last quarterly reports on or before an instant, oldest first: in every quarter of the year on
 * the same day after its start. Milliseconds since 1970.
 */
export function lastReports({ seed }: Company, instant: number, count: number): readonly number[] {
  const date = new Date(instant);
  const quarter = Math.floor(date.getUTCMonth() / 3);
  const reports = Array.from({ length: count + 1 }, (_, back) =>
    Date.UTC(date.getUTCFullYear(), (quarter - back) * 3, 20 + (seed % 26), 20, 30),
  );
  return reports
    .filter((report) => report <= instant)
    .slice(0, count)
    .reverse();
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
