import { memo } from "../memo.ts";
import { median } from "../statistics/median.ts";
import { percentile } from "../statistics/percentile.ts";
import type { Company } from "../valuation/side.ts";
import { expectedGrowth, forwardPe, LOSS_AHEAD } from "./expected.ts";

/** An index's companies of one sector, as one of them is held against them. */
export type Peers = {
  readonly names: number;
  /** Forward P/E of those with a profit ahead. */
  readonly ratios: readonly number[];
  readonly median: number | null;
  /** Those with a loss ahead: they have no ratio, and are counted apart. */
  readonly losses: number;
  /** Those of which it is not known. */
  readonly unknown: number;
  /** Expected growth of those with a profit to grow from. */
  readonly growthMedian: number | null;
  readonly growthFirms: number;
};

/** The members of a sector, itself included where the company is one. The same members make the same object. */
export const peersOf = memo((companies: readonly Company[], sector: string): Peers => {
  const members = companies.filter((company) => company.sector === sector);
  const measures = members.map(forwardPe);
  const ratios = measures.flatMap(({ value }) => value ?? []);
  const losses = measures.filter(({ reason }) => reason === LOSS_AHEAD).length;
  const growth = members.flatMap((member) => expectedGrowth(member).value ?? []);
  return {
    names: members.length,
    ratios,
    median: median(ratios),
    losses,
    unknown: members.length - ratios.length - losses,
    growthMedian: median(growth),
    growthFirms: growth.length,
  };
});

/** Share of the peers with a profit ahead whose ratio is lower, ties counted half; null without a ratio or peers. */
export function standingAmong({ ratios }: Peers, ratio: number | null): number | null {
  return ratio === null ? null : percentile(ratio, ratios);
}
