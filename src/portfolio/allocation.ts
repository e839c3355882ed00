import type { PairedDay } from "../performance/paired-days.ts";
import { correlation } from "../statistics/correlation.ts";
import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";
import { beta } from "./beta.ts";
import { type LegStatistics, legStatistics } from "./leg-statistics.ts";
import { mixReturns } from "./mix-returns.ts";
import { REBALANCINGS, type Rebalancing, resetsAfter } from "./rebalancing.ts";
import { riskFreeReturns } from "./risk-free-returns.ts";
import { simpleReturns } from "./simple-returns.ts";
import { differences, trackingError } from "./tracking-error.ts";

/** The three that are compared. */
export const LEGS = ["mix", "core", "satellite"] as const;
export type Leg = (typeof LEGS)[number];

/** Satellite shares of the curve, 0 to 1. */
export const CURVE = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

/** What a satellite does to a core over one stretch of days. */
export type Allocation = {
  /** Base and last close, ISO dates. */
  readonly from: string;
  readonly to: string;
  readonly dates: readonly string[];
  readonly mix: readonly number[];
  readonly legs: Readonly<Record<Leg, LegStatistics>>;
  /** Mix against core: a fraction a year, null below 252 returns. */
  readonly trackingError: number | null;
  /** Of excess returns, mix to core; null without a risk-free rate. */
  readonly beta: number | null;
  /** Of the daily returns of the two legs. */
  readonly correlation: number | null;
  /** What 100 became by each way of rebalancing. */
  readonly growth: Readonly<Record<Rebalancing, number>>;
  readonly curve: readonly { readonly weight: number; readonly statistics: LegStatistics }[];
  /** Mean risk-free rate, a fraction a year; null where it is not known for all days. */
  readonly riskFree: number | null;
};

/** Rates in percent a year by day. */
export type RatePoints = readonly { readonly date: string; readonly value: number }[];

/**
 * A core (`large`) with a satellite (`small`) over a stretch of common days.
 *
 * @param weight - Of the satellite, 0 to 1.
 * @param rates - The 3-month Treasury rate; empty where it is not known.
 * @returns null for fewer than two days.
 */
export function allocation(
  days: readonly PairedDay[],
  weight: number,
  rule: Rebalancing,
  rates: RatePoints,
): Allocation | null {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || days.length < 2) return null;
  const dates = days.map(({ date }) => date);
  const returnDates = dates.slice(1);
  const [core, satellite] = [
    simpleReturns(days.map(({ large }) => large)),
    simpleReturns(days.map(({ small }) => small)),
  ];
  const riskFree = riskFreeReturns(rates, returnDates);
  const resets = resetsAfter(returnDates, rule);
  const of = (share: number) => mixReturns(core, satellite, share, resets);
  const mix = of(weight);
  const whole = mix.length >= DAYS_A_YEAR;
  return {
    from: first.date,
    to: last.date,
    dates,
    mix,
    legs: {
      mix: legStatistics(mix, riskFree, dates),
      core: legStatistics(core, riskFree, dates),
      satellite: legStatistics(satellite, riskFree, dates),
    },
    trackingError: whole ? trackingError(mix, core, DAYS_A_YEAR) : null,
    beta: riskFree ? beta(differences(mix, riskFree), differences(core, riskFree)) : null,
    correlation: correlation(core.map((x, index) => ({ x, y: satellite[index] ?? 0 }))),
    growth: growthByRule(core, satellite, weight, returnDates),
    curve: CURVE.map((share) => ({ weight: share, statistics: legStatistics(of(share), riskFree, dates) })),
    riskFree: riskFree && (riskFree.reduce((sum, each) => sum + each, 0) / riskFree.length) * DAYS_A_YEAR,
  };
}

function growthByRule(
  core: readonly number[],
  satellite: readonly number[],
  weight: number,
  returnDates: readonly string[],
): Readonly<Record<Rebalancing, number>> {
  const grown = (rule: Rebalancing) =>
    mixReturns(core, satellite, weight, resetsAfter(returnDates, rule)).reduce(
      (wealth, each) => wealth * (1 + each),
      100,
    );
  const [monthly, quarterly, yearly, never] = REBALANCINGS.map(grown);
  return { monthly: monthly ?? 0, quarterly: quarterly ?? 0, yearly: yearly ?? 0, never: never ?? 0 };
}
