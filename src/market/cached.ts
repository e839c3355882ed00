import { createHash } from "node:crypto";
import { memo } from "../memo.ts";
import type { Market, Ticker } from "./market.ts";
import type { Policy, Remember } from "./remember.ts";
import { searchedWords } from "./yahoo-search.ts";

/** The same market, asked less often. Commands cannot tell the difference. */
export function cachedMarket(market: Market, remember: Remember, policy: Policy): Market {
  return {
    simulated: market.simulated,
    holdings: (fund) => remember(`holdings:${fund}`, "holdings", () => market.holdings(fund), policy),
    quotes: (tickers) => remember(`quotes:${shortHash(tickers)}`, "quotes", () => market.quotes(tickers), policy),
    history: (ticker, from) =>
      remember(`history:${ticker}:${from}`, "history", () => market.history(ticker, from), policy),
    fundRatios: (fund) => remember(`ratios:${fund}`, "fundRatios", () => market.fundRatios(fund), policy),
    fundFacts: (ticker) => remember(`fund-facts:${ticker}`, "fundFacts", () => market.fundFacts(ticker), policy),
    filings: (tag, period) =>
      remember(`filings:${tag}:${period}`, "filings", () => market.filings(tag, period), policy),
    companyNumbers: () => remember("company-numbers", "companyNumbers", () => market.companyNumbers(), policy),
    strip: () => remember("strip", "strip", () => market.strip(), policy),
    policyRates: () => remember("policy-rates", "policyRates", () => market.policyRates(), policy),
    fomc: () => remember("fomc", "fomc", () => market.fomc(), policy),
    series: (id, from) => remember(`series:${id}:${from}`, "series", () => market.series(id, from), policy),
    pmi: () => remember("pmi", "pmi", () => market.pmi(), policy),
    estimates: (ticker) => remember(estimatesKey(ticker), "estimates", () => market.estimates(ticker), policy),
    news: (query) => remember(`news:${query.toLowerCase()}`, "news", () => market.news(query), policy),
    find: (words) => {
      const searched = searchedWords(words);
      return remember(`find:${searched}`, "listings", () => market.find(searched), policy);
    },
  };
}

/** The key under which a company's estimates are kept. */
export function estimatesKey(ticker: Ticker): string {
  return `estimates:${ticker}`;
}

const shortHash = memo((tickers: readonly string[]) =>
  createHash("sha256").update(tickers.join()).digest("hex").slice(0, 16),
);
