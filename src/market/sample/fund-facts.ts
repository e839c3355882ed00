import { LISTED_FUNDS } from "../../funds/catalogue.ts";
import type { FundFacts, FundRatios, Ticker } from "../market.ts";
import { fundName } from "./prices.ts";
import { createRandom, mix } from "./random.ts";

const SEED = 61;

/**
 * What a simulated fund says of itself: invented, but in proportion. Published returns are not simulated.
 *
 * @param ratios - Of what it holds.
 * @param payout - Distributions a year over the price.
 */
export function fundFacts(ticker: Ticker, ratios: Omit<FundRatios, "fund">, payout: number): FundFacts {
  const random = createRandom(mix(seedOf(ticker), SEED));
  const kind = LISTED_FUNDS.find((fund) => fund.ticker === ticker)?.kind ?? "broad";
  const tilt = kind === "value" ? 0.8 : kind === "growth" ? 1.3 : 1;
  const scaled = (ratio: number | null) => ratio && Math.round(ratio * tilt * 100) / 100;
  return {
    ticker,
    name: fundName(ticker) ?? ticker,
    type: "ETF",
    family: "Simulated",
    category: null,
    expense: Math.round(3 + 22 * random.uniform()) / 10_000,
    assets: Math.round(1e9 * Math.exp(4.3 * random.uniform())),
    yield: Math.round(payout * 10_000 * (kind === "growth" ? 0.5 : 1)) / 10_000,
    trailingPe: scaled(ratios.trailingPe),
    priceBook: scaled(ratios.priceBook),
    beta3Year: null,
    published: { date: null, oneYear: null, threeYears: null, fiveYears: null, tenYears: null },
    topHoldings: [],
  };
}

/** What the simulated source says of a ticker that is a company's: that it is one. */
export function companyFacts(ticker: Ticker, name: string): FundFacts {
  return {
    ticker,
    name,
    type: "EQUITY",
    family: null,
    category: null,
    expense: null,
    assets: null,
    yield: null,
    trailingPe: null,
    priceBook: null,
    beta3Year: null,
    published: { date: null, oneYear: null, threeYears: null, fiveYears: null, tenYears: null },
    topHoldings: [],
  };
}

function seedOf(ticker: Ticker): number {
  return [...ticker].reduce((seed, letter) => mix(seed, letter.charCodeAt(0)), 0);
}
