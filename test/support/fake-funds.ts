import { dayAfter, isWeekday } from "../../src/calendar-day.ts";
import type { FundFacts, Market, PriceHistory } from "../../src/market/market.ts";
import { closeOf } from "../../src/market/session.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import type { Reading } from "../../src/reading.ts";
import { FAKE_CLOSE, FAKE_NOW } from "./fake-market.ts";

/** A fund as a test needs it. Null stands for a source that knows nothing of it, text for one that fails so. */
export type FakeFund = {
  readonly facts?: Partial<FundFacts> | null | string;
  readonly prices?: FakePrices | null | string;
  readonly stale?: boolean;
};

export type FakePrices = {
  /** ISO dates of the first and the last close. */
  readonly from?: string;
  readonly to?: string;
  /** Return of a day, besides the benchmark's. */
  readonly ahead?: (index: number) => number;
  /** Dates on which a dividend of a hundredth is paid. */
  readonly dividends?: readonly string[];
};

/** The parts of a market that the comparison of funds asks. */
export function fakeFunds(funds: Readonly<Record<string, FakeFund>>): Partial<Market> {
  return {
    fundFacts: async (ticker) => {
      const { facts = {}, stale } = funds[ticker] ?? { facts: null };
      if (typeof facts === "string") throw new Error(facts);
      if (facts === null) throw new SourceFailure("missing", "Fake", `Fake source has no fund ${ticker}`);
      return reading(factsOf(ticker, facts), "Fake fund facts", FAKE_CLOSE, stale);
    },
    history: async (ticker, from) => {
      const { prices = {}, stale } = funds[ticker] ?? { prices: null };
      if (typeof prices === "string") throw new Error(prices);
      if (prices === null) throw new SourceFailure("missing", "Fake", `Fake source has no price history of ${ticker}`);
      const { to = "2026-08-21" } = prices;
      return reading(historyOf(ticker, from, prices), "Fake prices", closeOf(to), stale);
    },
  };
}

function factsOf(ticker: string, facts: Partial<FundFacts>): FundFacts {
  return {
    ticker,
    name: `${ticker} Fund`,
    type: "ETF",
    family: "Fake",
    category: "Small Blend",
    expense: null,
    assets: null,
    yield: null,
    trailingPe: null,
    priceBook: null,
    beta3Year: null,
    published: { date: null, oneYear: null, threeYears: null, fiveYears: null, tenYears: null },
    topHoldings: [],
    ...facts,
  };
}

function historyOf(ticker: string, from: string, prices: FakePrices): PriceHistory {
  const { to = "2026-08-21", ahead = () => 0, dividends = [] } = prices;
  const days: { date: string; close: number; adjusted: number }[] = [];
  let level = 100;
  let kept = 0.99 ** dividends.length;
  let index = 0;
  for (let date = "2015-01-01"; date <= to; date = dayAfter(date, 1)) {
    if (!isWeekday(date)) continue;
    level *= 1 + Math.sin(index * 1.7) / 100 + ahead(index) + 0.0003;
    if (dividends.includes(date)) kept /= 0.99;
    if (date >= (prices.from ?? from)) days.push({ date, close: level, adjusted: level * kept });
    index += 1;
  }
  return { ticker, days };
}

function reading<Value>(value: Value, source: string, observedAt: string, stale = false): Reading<Value> {
  return {
    value,
    source,
    url: "https://fake.example/funds",
    observedAt,
    fetchedAt: new Date(FAKE_NOW).toISOString(),
    stale,
  };
}
