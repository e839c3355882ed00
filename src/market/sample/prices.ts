import type { Ticker } from "../market.ts";
import { bridgeAt } from "./bridge.ts";
import type { Company } from "./company.ts";
import type { Tier } from "./sectors.ts";
import { tradingDay } from "./trading-days.ts";

/** The day on which a company has its reference price and market capitalisation. */
const REFERENCE = tradingDay("2026-01-02");
const DAYS_A_YEAR = 261;
/** Days between two returns of a company's own path to its place, and of the market's to its trend. */
const OWN_BLOCK = 1_024;
const MARKET_BLOCK = 2_048;

const MARKET = { seed: 11, volatility: 0.0105, drift: 0.09 };
/** What a tier does beside the market: small companies swing more and, as of late, lag. */
const BESIDE: Readonly<Record<Tier, { readonly seed: number; readonly volatility: number; readonly drift: number }>> = {
  large: { seed: 21, volatility: 0.0005, drift: 0 },
  edge: { seed: 21, volatility: 0.0005, drift: 0 },
  mid: { seed: 22, volatility: 0.0045, drift: -0.018 },
  small: { seed: 23, volatility: 0.0075, drift: -0.03 },
};

/** Simulated funds: price on the reference day and what they hold. */
export const SAMPLE_FUNDS: ReadonlyMap<Ticker, { readonly name: string; readonly price: number; readonly tier: Tier }> =
  new Map([
    ["IWM", { name: "Simulated small-cap fund", price: 248, tier: "small" }],
    ["IJH", { name: "Simulated mid-cap fund", price: 66, tier: "mid" }],
    ["MDY", { name: "Simulated mid-cap fund, older", price: 602, tier: "mid" }],
    ["SPY", { name: "Simulated large-cap fund", price: 683, tier: "large" }],
    ["IVV", { name: "Simulated large-cap fund, younger", price: 686, tier: "large" }],
    ["IWB", { name: "Simulated broad large-cap fund", price: 374, tier: "large" }],
  ]);

/** A company's closing price on a trading day, dollars. */
export function companyPrice(company: Company, day: number): number {
  // The offset keeps companies from returning to their places all on one day.
  const own = (at: number) => bridgeAt(company.seed, at + (company.seed % OWN_BLOCK), company.volatility, OWN_BLOCK);
  return rounded(company.price * Math.exp(tierPath(company.tier, day) + own(day)));
}

/** A fund's name; undefined for a ticker that is no simulated fund. */
export function fundName(ticker: Ticker): string | undefined {
  return SAMPLE_FUNDS.get(ticker)?.name;
}

/** A fund's closing price on a trading day, dollars; undefined for a ticker that is no simulated fund. */
export function fundPrice(ticker: Ticker, day: number): number | undefined {
  const fund = SAMPLE_FUNDS.get(ticker);
  return fund && rounded(fund.price * Math.exp(tierPath(fund.tier, day)));
}

/** Logarithm of a tier's price over that of the reference day. */
function tierPath(tier: Tier, day: number): number {
  return tierLevel(tier, day) - tierLevel(tier, REFERENCE);
}

function tierLevel(tier: Tier, day: number): number {
  const years = (day - REFERENCE) / DAYS_A_YEAR;
  const beside = BESIDE[tier];
  return (
    (MARKET.drift + beside.drift) * years +
    bridgeAt(MARKET.seed, day, MARKET.volatility, MARKET_BLOCK) +
    bridgeAt(beside.seed, day, beside.volatility, MARKET_BLOCK)
  );
}

function rounded(price: number): number {
  return Math.max(0.01, Math.round(price * 100) / 100);
}
