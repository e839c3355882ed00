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
    kind: "equity",
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
    nextReport: nextReport(company, day),
    ...pastYear((at) => companyPrice(company, at), day),
    dividendYield: dividendYield(company),
  };
}

/** Every tenth close of a year stands for all of them. */
const STEP = 10;
const YEAR_DAYS = 260;

/** Where a price stands against its last year, on a trading day. */
export function pastYear(priceOn: (day: number) => number, day: number) {
  const closes = Array.from({ length: YEAR_DAYS / STEP + 1 }, (_, index) => priceOn(day - index * STEP));
  const [price = 0] = closes;
  const previousClose = priceOn(day - 1);
  return {
    previousClose,
    yearLow: Math.min(previousClose, ...closes),
    yearHigh: Math.max(previousClose, ...closes),
    yearChange: price / (closes.at(-1) ?? price) - 1,
    average50: mean(closes.slice(0, 50 / STEP)),
    average200: mean(closes.slice(0, 200 / STEP)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Companies with a profit pay a part of it, some nothing. */
function dividendYield({ seed, trailingYield }: Company): number {
  return trailingYield > 0 && seed % 5 > 1 ? round(0.4 * trailingYield, 4) : 0;
}

/** A report within two weeks has its day; of later ones only the week is guessed. */
function nextReport(company: Company, day: number): Quote["nextReport"] {
  const today = Date.parse(closeOf(dateOf(day)));
  const next = lastReports(company, today + QUARTER_DAYS * DAY_MS, 2).find((report) => report > today);
  if (next === undefined) return null;
  const estimated = next > today + CONFIRMED_DAYS * DAY_MS;
  const spread = estimated ? 2 * DAY_MS : 0;
  return { from: instantOf(next - spread), to: instantOf(next + spread), estimated };
}

/** Longer than from any day to the next report. */
const QUARTER_DAYS = 93;
const CONFIRMED_DAYS = 14;

function instantOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
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
  return new Date(lastReports(company, today + CONFIRMED_DAYS * DAY_MS, 1)[0] ?? today).toISOString();
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
