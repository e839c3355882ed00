import { type LeftOut, leftOutBy } from "../left-out.ts";
import { median } from "../statistics/median.ts";
import { aggregateGrowth } from "./aggregate-growth.ts";
import { aggregateSurprise } from "./aggregate-surprise.ts";
import { type ChangeSplit, changeSplit } from "./change-split.ts";
import { type EarningsCompany, earningsPair } from "./companies.ts";
import { matched } from "./earnings-pair.ts";
import { growthBins } from "./growth-bins.ts";
import { growthRates } from "./growth-rates.ts";
import type { Horizon } from "./horizon.ts";
import { leastFirms } from "./least-firms.ts";
import { type LossShares, lossShares } from "./loss-shares.ts";
import { medianGrowth } from "./median-growth.ts";
import { medianSigned } from "./median-signed.ts";
import { positiveBase } from "./positive-base.ts";
import { profitableBothYears } from "./profitable-both-years.ts";
import { lastReports } from "./reports.ts";
import { type Revisions, revisionsOf } from "./revisions.ts";
import { surprise } from "./surprise.ts";
import { type SurpriseShares, surpriseShares } from "./surprise-shares.ts";
import { type Turns, turns } from "./turns.ts";

/** What is expected of an index, or of one of its sectors. Null where it has no meaning. */
export type Outlook = {
  /** All members, and those with both years. */
  readonly names: number;
  readonly matched: number;
  /** How many must have both years before anything is said; 1 where quotes have them at once. */
  readonly needed: number;
  /** Share of market value and of members with both years; null without members. */
  readonly coverage: { readonly weight: number; readonly names: number } | null;
  readonly growth: {
    readonly aggregate: number | null;
    readonly median: number | null;
    readonly medianSigned: number | null;
    readonly positiveBase: number | null;
    readonly profitableBothYears: number | null;
    /** Companies behind the median: those with a profit in the earlier year. */
    readonly firms: number | null;
  };
  readonly losses: LossShares | null;
  readonly turns: Turns | null;
  readonly change: ChangeSplit | null;
  /** Share of the companies behind the median in each bin of `GROWTH_EDGES`. */
  readonly bins: readonly number[] | null;
  readonly revisions: Revisions;
  readonly surprises: {
    readonly firms: number;
    readonly shares: SurpriseShares | null;
    readonly median: number | null;
    readonly aggregate: number | null;
  };
  /** Members without both years, by reason. */
  readonly leftOut: readonly LeftOut[];
};

/**
 * The outlook of an index. The same function serves both sides, so like is compared with like.
 *
 * @param now - Instant of the quotes, milliseconds since the epoch.
 */
export function outlookOf(horizon: Horizon, companies: readonly EarningsCompany[], now: number): Outlook {
  const pairs = companies.map(earningsPair);
  const known = matched(pairs);
  const needed = horizon === "next-year" ? 1 : leastFirms(companies.length);
  const enough = known.length >= needed ? known : [];
  const rates = growthRates(enough);
  const value = (each: readonly { readonly value: number }[]) => each.reduce((sum, { value }) => sum + value, 0);
  return {
    names: companies.length,
    matched: known.length,
    needed,
    coverage:
      companies.length === 0 ? null : { weight: value(known) / value(pairs), names: known.length / companies.length },
    growth: {
      aggregate: aggregateGrowth(enough),
      median: medianGrowth(enough),
      medianSigned: medianSigned(enough),
      positiveBase: positiveBase(enough),
      profitableBothYears: profitableBothYears(enough),
      firms: enough.length === 0 ? null : rates.length,
    },
    losses: lossShares(enough),
    turns: enough.length === 0 ? null : turns(enough),
    change: changeSplit(enough),
    bins: growthBins(rates),
    revisions: revisionsOf(horizon, companies),
    surprises: surprisesOf(companies, now),
    leftOut: leftOutBy(companies, ({ missing }) => missing),
  };
}

function surprisesOf(companies: readonly EarningsCompany[], now: number): Outlook["surprises"] {
  const all = lastReports(companies, now);
  const reports = all.length >= leastFirms(companies.length) ? all : [];
  return {
    firms: all.length,
    shares: surpriseShares(reports),
    median: median(reports.flatMap((report) => surprise(report) ?? [])),
    aggregate: aggregateSurprise(reports),
  };
}
