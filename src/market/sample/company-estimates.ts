import { unreportedYearEnd } from "../../earnings/fiscal-years.ts";
import type { Estimates } from "../macro.ts";
import { closeOf } from "../session.ts";
import type { Company } from "./company.ts";
import { companyQuote, lastReports } from "./company-quote.ts";
import { createRandom, mix, type Random } from "./random.ts";
import { dateOf, tradingDay } from "./trading-days.ts";

/** Results are on average a little above what was expected. */
const SURPRISE = { mean: 0.05, spread: 0.16 };
const QUARTERS = 4;

/**
 * What simulated analysts expect of a company after the close of a trading day, and how that has moved: the earnings per
 * share of its quotes of that day and of the days before. A company without analysts has neither years nor quarters.
 */
export function companyEstimates(company: Company, day: number): Estimates {
  const quotes = quotesBefore(company, day);
  const { quote } = quotes;
  if (quote.epsCurrentYear === null || quote.epsForward === null) {
    return { ticker: company.ticker, years: [], quarters: [] };
  }
  const end = unreportedYearEnd(`2000-${company.yearEnd}`, quote.reportAt, Date.parse(quote.observedAt));
  const analysts = analystsOf(company);
  return {
    ticker: company.ticker,
    years: [
      {
        period: "0y",
        end,
        yearAgo: quote.epsTrailing,
        ...consensus(quotes, "epsCurrentYear", analysts, movesOf(company, day, 0)),
      },
      {
        period: "+1y",
        end: `${Number(end.slice(0, 4)) + 1}${end.slice(4)}`,
        yearAgo: quote.epsCurrentYear,
        ...consensus(quotes, "epsForward", analysts, movesOf(company, day, 1)),
      },
    ],
    quarters: quartersOf(company, day),
  };
}

/** From one to twenty: the larger a company, the more people follow it. */
function analystsOf({ seed, tier, marketCap }: Company): number {
  const random = createRandom(mix(seed, 71));
  const size = Math.log10(marketCap / 1e8);
  const wished = tier === "small" ? 1 + 4 * size * random.uniform() + 2 * size : 5 + 15 * random.uniform();
  return Math.max(1, Math.min(20, Math.round(wished)));
}

type Quotes = ReturnType<typeof quotesBefore>;

/** Quotes of a day, and of the days a week, thirty and ninety calendar days before it. */
function quotesBefore(company: Company, day: number) {
  const back = (days: number) => companyQuote(company, day - days);
  return { quote: back(0), daysAgo7: back(5), daysAgo30: back(21), daysAgo90: back(63) };
}

type Year = Estimates["years"][number];

function consensus(
  { quote, daysAgo7, daysAgo30, daysAgo90 }: Quotes,
  field: "epsCurrentYear" | "epsForward",
  analysts: number,
  random: Random,
): Omit<Year, "period" | "end" | "yearAgo"> {
  const change = (quote[field] ?? 0) - (daysAgo30[field] ?? 0);
  // Hardly anybody of those who write at all writes against the others.
  const moved = change === 0 ? 0 : Math.max(1, Math.round(analysts * (0.2 + 0.6 * random.uniform())));
  const against = Math.floor(0.3 * random.uniform() * moved);
  const [raised30, lowered30] = change > 0 ? [moved - against, against] : [against, moved - against];
  return {
    average: quote[field],
    analysts,
    now: quote[field],
    daysAgo7: daysAgo7[field],
    daysAgo30: daysAgo30[field],
    daysAgo90: daysAgo90[field],
    raised30,
    lowered30,
  };
}

/** Analysts write once a week. */
function movesOf({ seed }: Company, day: number, year: number): Random {
  return createRandom(mix(seed, 72 + year, Math.floor(day / 5)));
}

/** The last four reported quarters: their figures stay what they were on the day of the report. */
function quartersOf(company: Company, day: number): Estimates["quarters"] {
  return lastReports(company, Date.parse(closeOf(dateOf(day))), QUARTERS).map((reported) => {
    const end = quarterEndBefore(company.yearEnd, reported);
    return { end, ...resultOf(company, reported, createRandom(mix(company.seed, 74, tradingDay(end)))) };
  });
}

function resultOf(company: Company, reported: number, random: Random) {
  const year = companyQuote(company, tradingDay(new Date(reported).toISOString())).epsTrailing ?? 0;
  const actual = round((year / QUARTERS) * (1 + 0.2 * random.normal()));
  const surprise = SURPRISE.mean + SURPRISE.spread * random.normal();
  return { actual, expected: round(actual - surprise * Math.abs(actual)) };
}

/** The end of the newest fiscal quarter that was over when a report's calendar quarter began, ISO date. */
function quarterEndBefore(yearEnd: string, reported: number): string {
  const date = new Date(reported);
  const start = 3 * Math.floor(date.getUTCMonth() / 3);
  const back = (12 - Number(yearEnd.slice(0, 2))) % 3;
  return new Date(Date.UTC(date.getUTCFullYear(), start - back, 0)).toISOString().slice(0, 10);
}

/** Tenths of a cent, as sources have them; never a negative zero. */
function round(value: number): number {
  return Math.round(value * 1_000) / 1_000 + 0;
}
