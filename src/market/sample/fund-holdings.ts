import type { FundTicker, Holdings } from "../market.ts";
import type { Company } from "./company.ts";
import { companyPrice } from "./prices.ts";
import type { Tier } from "./sectors.ts";

/** What each fund holds, and its share of those companies. */
const FUNDS: Readonly<Record<FundTicker, { readonly tiers: readonly Tier[]; readonly share: number }>> = {
  IWM: { tiers: ["small"], share: 0.022 },
  IVV: { tiers: ["large"], share: 0.03 },
  IJH: { tiers: ["mid"], share: 0.05 },
  IWB: { tiers: ["large", "mid", "edge"], share: 0.0016 },
};

/** A simulated fund's holdings after the close of a trading day, the largest first. */
export function fundHoldings(companies: readonly Company[], fund: FundTicker, day: number): Holdings {
  const { tiers, share } = FUNDS[fund];
  const rows = companies
    .filter(({ tier }) => tiers.includes(tier))
    .map((company) => ({
      ticker: company.ticker,
      name: company.name,
      sector: company.sector,
      marketValue: round(share * company.float * company.marketCap * (companyPrice(company, day) / company.price)),
    }))
    .sort((one, other) => other.marketValue - one.marketValue);
  return {
    fund,
    rows,
    leftOut: [
      { ticker: "USD", name: "Simulated cash", reason: "no company: Cash" },
      { ticker: "SIMFUT", name: "Simulated index future", reason: "no company: Futures" },
    ],
  };
}

/** Whether a company is in a fund; false for a ticker that is no fund with holdings. */
export function isHeld(company: Company, fund: FundTicker): boolean {
  return FUNDS[fund].tiers.includes(company.tier);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
