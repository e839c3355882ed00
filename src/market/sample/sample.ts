import { pmiPublishedAt } from "../../economy/pmi-publication.ts";
import { UserError } from "../../errors.ts";
import { lately } from "../../lately.ts";
import type { Reading } from "../../reading.ts";
import type { FundRatios, FundTicker, Market, Quote, Ticker } from "../market.ts";
import { closeOf } from "../session.ts";
import { type Company, makeCompanies } from "./company.ts";
import { companyEstimates } from "./company-estimates.ts";
import { companyQuote, pastYear } from "./company-quote.ts";
import { economicSeries } from "./economic-series.ts";
import { filedFacts } from "./filed-facts.ts";
import { companyFacts, fundFacts } from "./fund-facts.ts";
import { fundHoldings, isHeld } from "./fund-holdings.ts";
import { fomcCalendar, futuresStrip } from "./futures-strip.ts";
import { headlines } from "./headlines.ts";
import { sampleListings } from "./listings.ts";
import { pmiSeries } from "./pmi.ts";
import { policyRates } from "./policy-rates.ts";
import { companyPrice, fundName, fundPrice } from "./prices.ts";
import { publishedRatios } from "./published-ratios.ts";
import { dateOf, lastTradingDay, tradingDay } from "./trading-days.ts";

/** The one simulated world: another seed is another one. */
const SEED = 2_000;
/** What funds and companies pay out a year, as a share of the price. */
const PAYOUT = 0.013;
const DAYS_A_YEAR = 261;

/**
 * The built-in simulated market: invented companies with realistic proportions, for trying the bot without any source.
 * Nothing in it is true. The same instant gives the same numbers everywhere; prices move from one trading day to the
 * next, and estimates follow them. Every answer is of the last close; unknown tickers are absent from quotes.
 *
 * @param now market time, milliseconds since 1970
 */
export function createSampleMarket(now: () => number): Market {
  const companies = once(() => makeCompanies(SEED));
  const byTicker = once(() => new Map(companies().map((company) => [company.ticker, company])));
  const today = () => lastTradingDay(now());

  function reading<Value>(value: Value, day = today()): Reading<Value> {
    return {
      value,
      source: "Simulated market",
      url: "about:sample",
      observedAt: closeOf(dateOf(day)),
      fetchedAt: new Date(now()).toISOString(),
      stale: false,
    };
  }

  function quote(ticker: Ticker, day: number): Quote | undefined {
    const company = byTicker().get(ticker);
    return company ? companyQuote(company, day) : fundQuote(ticker, day);
  }

  /** Ratios of what a fund holds: slow, and the same for every fund of one tier. */
  const ratiosOn = lately(2, (day: number) =>
    lately(8, (fund: FundTicker): Omit<FundRatios, "fund"> => {
      const held = companies().filter((company) => isHeld(company, fund));
      return publishedRatios(held.map((company) => ({ company, quote: companyQuote(company, day) })));
    }),
  );

  return {
    simulated: true,
    holdings: async (fund) => reading(fundHoldings(companies(), fund, today())),
    quotes: async (tickers) => {
      const day = today();
      return reading({ rows: tickers.flatMap((ticker) => quote(ticker, day) ?? []), dropped: [] });
    },
    history: async (ticker, from) => reading({ ticker, days: history(priceOf(ticker, byTicker()), from, today()) }),
    fundRatios: async (fund) => {
      const holdingsFund = HOLDINGS.get(fund);
      if (!holdingsFund) throw new UserError("no-data", `The simulated market has no ratios of ${fund}.`);
      return reading({ fund, ...ratiosOn(today())(holdingsFund) });
    },
    fundFacts: async (ticker) => {
      const company = byTicker().get(ticker);
      if (company) return reading(companyFacts(ticker, company.name));
      if (fundName(ticker) === undefined) throw new UserError("no-data", `The simulated market has no fund ${ticker}.`);
      return reading(fundFacts(ticker, ratiosOn(today())(HOLDINGS.get(ticker) ?? "IWM"), PAYOUT));
    },
    filings: async (tag, period) => reading(filedFacts(companies(), tag, period, today())),
    companyNumbers: async () => reading(Object.fromEntries(companies().map(({ ticker, cik }) => [ticker, cik]))),
    strip: async () => reading(futuresStrip(today())),
    policyRates: async () => {
      const day = today();
      // The newest rate that is published is that of the day before.
      return reading(policyRates(day), day - 1);
    },
    fomc: async () => reading(fomcCalendar(today())),
    series: async (id, from) => {
      const value = economicSeries(id, from, today());
      const last = value.points.at(-1);
      if (!last) throw new UserError("no-data", `The simulated market has no values of ${id} since ${from}.`);
      return { ...reading(value), observedAt: closeOf(last.date) };
    },
    pmi: async () => {
      const value = pmiSeries(today());
      const last = value.months.at(-1);
      if (!last) throw new UserError("no-data", "The simulated market has no PMI before the year 2000.");
      return { ...reading(value), observedAt: pmiPublishedAt(last.month) };
    },
    estimates: async (ticker) => {
      const company = byTicker().get(ticker);
      if (!company) throw new UserError("no-data", `The simulated market has no company ${ticker}.`);
      return reading(companyEstimates(company, today()));
    },
    news: async (query) => {
      const value = headlines(query, now());
      const newest = value.rows[0]?.publishedAt;
      return newest === undefined ? reading(value) : { ...reading(value), observedAt: newest };
    },
    find: async (words) => reading(sampleListings(companies(), words)),
  };
}

/** Whose holdings stand behind a fund's ratios. */
const HOLDINGS: ReadonlyMap<Ticker, FundTicker> = new Map([
  ["IWM", "IWM"],
  ["IVV", "IVV"],
  ["SPY", "IVV"],
  ["IJH", "IJH"],
  ["MDY", "IJH"],
  ["IWB", "IWB"],
]);

function fundQuote(ticker: Ticker, day: number): Quote | undefined {
  const price = fundPrice(ticker, day);
  if (price === undefined) return undefined;
  return {
    ticker,
    name: fundName(ticker) ?? ticker,
    kind: "fund",
    price,
    observedAt: closeOf(dateOf(day)),
    currency: "USD",
    accountsCurrency: null,
    marketCap: null,
    epsForward: null,
    epsCurrentYear: null,
    epsTrailing: null,
    bookValue: null,
    reportAt: null,
    nextReport: null,
    ...pastYear((at) => fundPrice(ticker, at) ?? price, day),
    dividendYield: PAYOUT,
  };
}

function priceOf(ticker: Ticker, companies: ReadonlyMap<Ticker, Company>): (day: number) => number {
  const company = companies.get(ticker);
  if (company) return (day) => companyPrice(company, day);
  if (fundName(ticker) !== undefined) return (day) => fundPrice(ticker, day) ?? 0;
  throw new UserError("no-data", `The simulated market has no ticker ${ticker}.`, {
    hint: "Only simulated companies and the funds that stand for an index are in it.",
  });
}

function history(price: (day: number) => number, from: string, last: number) {
  const asked = tradingDay(from);
  const first = dateOf(asked) < from.slice(0, 10) ? asked + 1 : asked;
  if (!(first <= last)) throw new UserError("no-data", `The simulated market has no prices since ${from}.`);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const close = price(first + index);
    const adjusted = close * Math.exp((-PAYOUT * (last - first - index)) / DAYS_A_YEAR);
    return { date: dateOf(first + index), close, adjusted: Math.round(adjusted * 10_000) / 10_000 };
  });
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
