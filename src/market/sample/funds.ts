import { LISTED_FUNDS } from "../../funds/catalogue.ts";
import type { Ticker } from "../market.ts";
import type { Tier } from "./sectors.ts";

/** A way of its own beside the tier's: days' volatility and yearly drift, as logarithms. */
export type OwnPath = { readonly seed: number; readonly volatility: number; readonly drift: number };

/** A simulated fund. */
export type SampleFund = {
  readonly name: string;
  /** Dollars on the reference day. */
  readonly price: number;
  /** What it holds. */
  readonly tier: Tier;
  /** Absent for a fund that goes with its tier. */
  readonly own?: OwnPath;
};

const fund = (name: string, price: number, tier: Tier, own?: OwnPath): SampleFund => ({
  name: `Simulated ${name} fund`,
  price,
  tier,
  ...(own ? { own } : {}),
});
const path = (seed: number, volatility: number, drift: number): OwnPath => ({ seed, volatility, drift });

/** Sectors in the order of their seeds: large-cap fund with its price, small-cap fund with its price, their path. */
const SECTORS: readonly (readonly [string, readonly [Ticker, number], readonly [Ticker, number] | null, OwnPath])[] = [
  ["technology", ["XLK", 145], ["PSCT", 58], path(41, 0.006, 0.035)],
  ["financials", ["XLF", 55], ["PSCF", 60], path(42, 0.0055, 0.002)],
  ["health-care", ["XLV", 155], ["PSCH", 45], path(43, 0.005, -0.01)],
  ["industrials", ["XLI", 156], ["PSCI", 145], path(44, 0.004, 0.006)],
  ["energy", ["XLE", 45], ["PSCE", 46], path(45, 0.0105, -0.03)],
  ["materials", ["XLB", 46], ["PSCM", 82], path(46, 0.005, -0.008)],
  ["consumer-discretionary", ["XLY", 120], ["PSCD", 116], path(47, 0.005, 0.008)],
  ["consumer-staples", ["XLP", 78], ["PSCC", 34], path(48, 0.0055, -0.022)],
  ["utilities", ["XLU", 43], ["PSCU", 60], path(49, 0.0065, -0.012)],
  ["real-estate", ["XLRE", 41], null, path(50, 0.006, -0.03)],
  ["communication", ["XLC", 118], null, path(51, 0.006, 0.012)],
];

const SECTOR_FUNDS = SECTORS.flatMap(([sector, large, small, own]): (readonly [Ticker, SampleFund])[] => [
  [large[0], fund(`large-cap ${sector}`, large[1], "large", own)],
  ...(small ? [[small[0], fund(`small-cap ${sector}`, small[1], "small", own)] as const] : []),
]);

/** Every listed small-cap fund, those on one index by one path; the ones below are described more closely. */
const FOLLOWED = [...new Set(LISTED_FUNDS.map(({ follows }) => follows))];
const LISTED = LISTED_FUNDS.map(({ ticker, follows, kind }, place): readonly [Ticker, SampleFund] => {
  const index = FOLLOWED.indexOf(follows);
  const own = path(61 + index, 0.001 + (index % 5) / 1_500, ((index % 7) - 3) / 200);
  return [ticker, fund(`small-cap ${kind} ${ticker}`, 40 + 9 * place, "small", own)];
});

/**
 * Simulated funds under the tickers of real ones, so that questions about those can be tried. Names say that they are
 * simulated; prices are of the right size on the reference day and nothing more.
 */
export const SAMPLE_FUNDS: ReadonlyMap<Ticker, SampleFund> = new Map([
  ...LISTED,
  ["IWM", fund("small-cap", 248, "small")],
  ["IJH", fund("mid-cap", 66, "mid")],
  ["MDY", fund("older mid-cap", 602, "mid")],
  ["SPY", fund("large-cap", 683, "large")],
  ["IVV", fund("younger large-cap", 686, "large")],
  ["IWB", fund("broad large-cap", 374, "large")],
  ["QQQ", fund("large-cap growth", 614, "large", path(31, 0.0045, 0.04))],
  ["RSP", fund("equal-weight large-cap", 192, "large", path(32, 0.003, -0.012))],
  ["VTWO", fund("second small-cap", 100, "small", path(33, 0.0003, 0))],
  ["IJR", fund("profitable small-cap", 121, "small", path(34, 0.0025, 0.006))],
  ["VB", fund("wide small-cap", 260, "small", path(35, 0.002, 0.008))],
  ["SCHA", fund("cheap small-cap", 28, "small", path(36, 0.0015, 0.003))],
  ["AVUV", fund("chosen small-cap value", 103, "small", path(37, 0.004, 0.022))],
  ["IWN", fund("small-cap value", 182, "small", path(38, 0.003, -0.004))],
  ["IWO", fund("small-cap growth", 325, "small", path(39, 0.0035, 0.004))],
  ...SECTOR_FUNDS,
]);
