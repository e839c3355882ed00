import * as z from "zod";
import { DAY_MS } from "../calendar-day.ts";
import type { Quote, QuoteBatch } from "./market.ts";
import { instant, kindOf, number, positive, text, truth } from "./yahoo-cells.ts";

/**
 * Yahoo's quotes in our words. Pure, so it is tested on recorded answers.
 *
 * Our own lenient schema: only the fields that are read, unknown ones ignored, row by row, so that one odd row costs
 * itself and never its batch.
 */

const quoteRow = z.object({
  symbol: z.string().min(1).max(20),
  quoteType: text,
  longName: text,
  shortName: text,
  regularMarketPrice: number,
  regularMarketTime: instant,
  currency: text,
  financialCurrency: text,
  marketCap: number,
  epsForward: number,
  epsCurrentYear: number,
  epsTrailingTwelveMonths: number,
  bookValue: number,
  earningsTimestamp: instant,
  earningsTimestampStart: instant,
  earningsTimestampEnd: instant,
  isEarningsDateEstimate: truth,
  regularMarketPreviousClose: number,
  fiftyTwoWeekLow: number,
  fiftyTwoWeekHigh: number,
  fiftyTwoWeekChangePercent: number,
  fiftyDayAverage: number,
  twoHundredDayAverage: number,
  dividendYield: number,
  trailingAnnualDividendYield: number,
});

type QuoteRow = z.output<typeof quoteRow>;

/** The fields to ask for. */
export const QUOTE_FIELDS = Object.keys(quoteRow.shape);

/** A quote this much older than the newest of its batch is no quote: the company has stopped trading. */
const NO_TRADE_MS = 7 * DAY_MS;

/** A price this far ahead of the clock is a wrong time, and would make every other quote of its batch look old. */
const AHEAD_MS = DAY_MS;

/**
 * The rows of one quote request.
 *
 * @param now - Market time.
 */
export function toQuoteBatch(rows: readonly unknown[], now: number): QuoteBatch {
  const dropped: { ticker: string; reason: string }[] = [];
  const read: Quote[] = [];
  for (const row of rows) {
    const result = toQuote(row);
    if (typeof result === "string") dropped.push({ ticker: symbolOf(row), reason: result });
    else if (Date.parse(result.observedAt) > now + AHEAD_MS)
      dropped.push({ ticker: result.ticker, reason: "the time of the price lies ahead" });
    else read.push(result);
  }
  const newest = Math.max(...read.map(({ observedAt }) => Date.parse(observedAt)));
  const traded = (quote: Quote) => newest - Date.parse(quote.observedAt) <= NO_TRADE_MS;
  for (const quote of read.filter((quote) => !traded(quote))) {
    dropped.push({ ticker: quote.ticker, reason: "no trade for more than a week" });
  }
  return { rows: read.filter(traded), dropped };
}

/** One quote, or the reason why there is none. */
function toQuote(row: unknown): Quote | string {
  const parsed = quoteRow.safeParse(row);
  if (!parsed.success) return "the row could not be read";
  const { symbol, regularMarketPrice: price, regularMarketTime: observedAt, ...rest } = parsed.data;
  if (rest.quoteType === "NONE") return "no longer listed";
  if (price === null || price <= 0) return "no price";
  if (observedAt === null) return "no time of the price";
  return {
    ticker: symbol.toUpperCase(),
    name: rest.longName ?? rest.shortName ?? symbol,
    kind: kindOf(rest.quoteType),
    price,
    observedAt,
    currency: rest.currency ?? "USD",
    accountsCurrency: rest.financialCurrency,
    marketCap: positive(rest.marketCap),
    epsForward: rest.epsForward,
    epsCurrentYear: rest.epsCurrentYear,
    epsTrailing: rest.epsTrailingTwelveMonths,
    bookValue: rest.bookValue,
    reportAt: rest.earningsTimestamp,
    nextReport: nextReport(rest),
    previousClose: positive(rest.regularMarketPreviousClose),
    yearLow: positive(rest.fiftyTwoWeekLow),
    yearHigh: positive(rest.fiftyTwoWeekHigh),
    yearChange: hundredth(rest.fiftyTwoWeekChangePercent),
    average50: positive(rest.fiftyDayAverage),
    average200: positive(rest.twoHundredDayAverage),
    // One of the two comes in percent, the other as a fraction.
    dividendYield: hundredth(rest.dividendYield) ?? rest.trailingAnnualDividendYield,
  };
}

function nextReport(
  row: Pick<QuoteRow, "earningsTimestampStart" | "earningsTimestampEnd" | "isEarningsDateEstimate">,
): Quote["nextReport"] {
  const from = row.earningsTimestampStart ?? row.earningsTimestampEnd;
  const to = row.earningsTimestampEnd ?? row.earningsTimestampStart;
  if (from === null || to === null) return null;
  const [first, last] = from <= to ? [from, to] : [to, from];
  // More than one day is a guess, whatever the source calls it.
  return { from: first, to: last, estimated: row.isEarningsDateEstimate ?? first !== last };
}

function hundredth(percent: number | null): number | null {
  return percent === null ? null : percent / 100;
}

function symbolOf(row: unknown): string {
  return typeof row === "object" && row !== null && "symbol" in row && typeof row.symbol === "string"
    ? row.symbol.slice(0, 20)
    : "?";
}
