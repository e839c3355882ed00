import { UserError } from "../../errors.ts";
import type { Reading } from "../../reading.ts";
import type { FundTicker, Market, Quote, Ticker } from "../market.ts";
import { closeOf } from "../session.ts";
import { annualReports } from "./annual-reports.ts";
import { type Company, makeCompanies } from "./company.ts";
import { companyQuote } from "./company-quote.ts";
import { fundHoldings, isHeld } from "./fund-holdings.ts";
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
      const day = today();
      const held = companies().filter((company) => isHeld(company, holdingsFund));
      return reading({
        fund,
        ...publishedRatios(held.map((company) => ({ company, quote: companyQuote(company, day) }))),
      });
    },
    filings: async (tag, period) => reading(annualReports(companies(), tag, Number(period.slice(2, 6)), today())),
    companyNumbers: async () => reading(Object.fromEntries(companies().map(({ ticker, cik }) => [ticker, cik]))),
    strip: later,
    policyRates: later,
    fomc: later,
    series: later,
    pmi: later,
    estimates: later,
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

const later = async (): Promise<never> => {
  throw new Error("not built yet");
};
