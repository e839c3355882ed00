import type { Ticker } from "../market.ts";
import { inventedName, inventedTicker } from "./names.ts";
import { createRandom, mix, type Random } from "./random.ts";
import { SECTORS, type Sector, type Tier } from "./sectors.ts";

/** A simulated company: what never changes about it. Yields are shares of the price. */
export type Company = {
  readonly ticker: Ticker;
  readonly name: string;
  readonly sector: string;
  readonly tier: Tier;
  /** Stands for the SEC's number, far above the real ones. */
  readonly cik: number;
  readonly seed: number;
  /** Dollars on the reference day. */
  readonly marketCap: number;
  readonly price: number;
  /** Share of the company that trades. */
  readonly float: number;
  /** Expected earnings of the next and the current fiscal year; null without analysts. */
  readonly forwardYield: number | null;
  readonly currentYield: number | null;
  readonly trailingYield: number;
  readonly bookYield: number;
  readonly salesYield: number;
  /** Growth of sales a year. */
  readonly growth: number;
  /** Day-to-day standard deviation of its own. */
  readonly volatility: number;
  /** End of its fiscal year, month and day. */
  readonly yearEnd: string;
  readonly accountsCurrency: string;
};

const COUNTS: Readonly<Record<Tier, number>> = { large: 500, mid: 400, edge: 100, small: 2_000 };
/** Above every number the SEC has given. */
const FIRST_CIK = 9_000_000;

/**
 * One company stands under a real ticker, as the funds do, so that the examples of a command can be tried here too.
 * Nothing else of it is real.
 */
const EXAMPLE = { tier: "small", rank: 0, ticker: "SKYW", name: "Simulated example company" };

/** All simulated companies, tier by tier. About 20 ms. */
export function makeCompanies(seed: number): readonly Company[] {
  const taken = new Set<string>();
  const companies: Company[] = [];
  for (const tier of ["large", "mid", "edge", "small"] as const) {
    for (let rank = 0; rank < COUNTS[tier]; rank += 1) {
      companies.push(makeCompany(seed, companies.length, tier, rank, taken));
    }
  }
  return companies;
}

function makeCompany(seed: number, number: number, tier: Tier, rank: number, taken: Set<string>): Company {
  const random = createRandom(mix(seed, number));
  const small = tier === "small";
  const side = small ? 0 : 1;
  const sector = pickSector(random, side);
  const invented = inventedName(number, sector.trades[mix(seed, number, 7) % sector.trades.length] ?? "");
  const example = tier === EXAMPLE.tier && rank === EXAMPLE.rank;
  const losing = random.uniform() < sector.losses[side];
  return {
    ticker: example ? EXAMPLE.ticker : inventedTicker(invented, taken),
    name: example ? EXAMPLE.name : invented,
    sector: sector.name,
    tier,
    cik: FIRST_CIK + number,
    seed: mix(seed, number, 99),
    marketCap: marketCap(random, tier, rank) * (losing ? 0.65 : 1),
    price: logNormal(random, small ? 22 : 95, small ? 0.9 : 0.7),
    float: 0.75 + 0.25 * random.uniform(),
    ...yields(random, sector, side, losing),
    volatility: small ? (losing ? 0.034 : 0.021) : 0.013,
    yearEnd: pickYearEnd(random),
    accountsCurrency: random.uniform() < 0.006 ? "CAD" : "USD",
  };
}

function yields(random: Random, sector: Sector, side: 0 | 1, losing: boolean) {
  const growth = side === 0 ? 0.09 + 0.16 * random.normal() : 0.105 + 0.07 * random.normal();
  const forward = losing ? -logNormal(random, 0.048, 0.65) : 1 / logNormal(random, sector.pe[side], 0.42);
  const turning = !losing && random.uniform() < (side === 0 ? 0.2 : 0.012);
  // Of those with a loss ahead some had a profit until lately, and some have one still.
  const sinking = losing ? random.uniform() : 1;
  const trailing = turning
    ? -logNormal(random, 0.025, 0.7)
    : losing
      ? forward * (sinking < 0.07 ? -0.7 : 1.3 + 0.3 * random.normal())
      : forward / (1 + growth * 2);
  const current = turning
    ? forward * (0.11 + 0.25 * random.normal())
    : losing
      ? forward * (sinking < 0.04 ? -0.4 : 1.12)
      : forward / (1 + growth);
  const unwatched = side === 0 && random.uniform() < 0.05;
  const book = 1 / logNormal(random, sector.pb[side], 0.6);
  const shrunk = random.uniform() < (side === 0 ? 0.045 : 0.05);
  return {
    forwardYield: unwatched ? null : forward,
    currentYield: unwatched ? null : current,
    trailingYield: trailing,
    bookYield: shrunk ? -book / 3 : book,
    salesYield: 1 / logNormal(random, sector.ps[side] * (losing ? 3 : 1), 0.7),
    growth: Math.max(-0.1, growth / 2),
  };
}

function marketCap(random: Random, tier: Tier, rank: number): number {
  switch (tier) {
    case "large":
      // A power law: the largest is about a sixteenth of the whole.
      return 3.2e12 * (rank + 2) ** -0.9 * Math.exp(0.08 * random.normal());
    case "mid":
      return logNormal(random, 7e9, 0.45);
    case "edge":
      return logNormal(random, 1.4e10, 0.5);
    case "small":
      return Math.min(1.4e10, logNormal(random, 1.0e9, 1.0));
  }
}

function pickSector(random: Random, side: 0 | 1): Sector {
  const total = SECTORS.reduce((sum, { count }) => sum + count[side], 0);
  let place = random.uniform() * total;
  for (const sector of SECTORS) {
    place -= sector.count[side];
    if (place < 0) return sector;
  }
  throw new Error("the sectors' counts do not add up");
}

function pickYearEnd(random: Random): string {
  const place = random.uniform();
  return place < 0.8 ? "12-31" : place < 0.88 ? "06-30" : place < 0.96 ? "09-30" : "01-31";
}

function logNormal(random: Random, median: number, spread: number): number {
  return median * Math.exp(spread * random.normal());
}
