import { describe, expect, it } from "vitest";
import { aggregateGrowth } from "../../../src/earnings/aggregate-growth.ts";
import { changeSplit } from "../../../src/earnings/change-split.ts";
import { type EarningsPair, matched } from "../../../src/earnings/earnings-pair.ts";
import { GROWTH_EDGES, growthBins } from "../../../src/earnings/growth-bins.ts";
import { growthRates } from "../../../src/earnings/growth-rates.ts";
import { leastFirms } from "../../../src/earnings/least-firms.ts";
import { lossShares } from "../../../src/earnings/loss-shares.ts";
import { medianGrowth } from "../../../src/earnings/median-growth.ts";
import { medianSigned } from "../../../src/earnings/median-signed.ts";
import { positiveBase } from "../../../src/earnings/positive-base.ts";
import { profitableBothYears } from "../../../src/earnings/profitable-both-years.ts";
import { turns } from "../../../src/earnings/turns.ts";

const pairs = (...years: readonly (readonly [before: number | null, after: number | null])[]): EarningsPair[] =>
  years.map(([before, after]) => ({ value: 1_000, before, after }));

/** The worked example of the methods: two growing, two losing less, one falling into a loss. */
const EXAMPLE = pairs([100, 110], [50, 60], [-20, -5], [-10, 5], [10, -10]);

describe("the worked example", () => {
  it.each([
    ["in aggregate, losses counted", aggregateGrowth(EXAMPLE), "23.08"],
    ["by the median over positive bases", medianGrowth(EXAMPLE), "10.00"],
    ["by the signed median", medianSigned(EXAMPLE), "20.00"],
    ["over companies with a profit in both years", profitableBothYears(EXAMPLE), "13.33"],
    ["over companies with a profit to start from", positiveBase(EXAMPLE), "0.00"],
  ])("grows %s as printed", (_, growth, percent) => {
    expect(((growth ?? Number.NaN) * 100).toFixed(2)).toBe(percent);
  });

  it("has one turn each way, and losses in both years", () => {
    expect(turns(EXAMPLE)).toEqual({ toProfit: 1, toLoss: 1 });
    expect(lossShares(EXAMPLE)).toEqual({ before: 2 / 5, after: 2 / 5 });
  });

  it("splits its change into profits that stand still and losses that shrink", () => {
    expect(changeSplit(EXAMPLE)).toEqual({ before: 2.6, after: 3.2, positiveBase: 0, lossBase: 0.6, total: 0.6 });
  });
});

describe("growth", () => {
  it("has no rate from a sum that is zero or less", () => {
    expect(aggregateGrowth(pairs([100, 120], [-100, -90]))).toBeNull();
    expect(aggregateGrowth(pairs([100, 120], [-200, 90]))).toBeNull();
  });

  it("may fall below minus one for a company that turns to a loss", () => {
    expect(growthRates(pairs([10, -10], [-10, 10]))).toEqual([-2]);
  });

  it("counts earnings of zero as a loss", () => {
    expect(turns(pairs([0, 1], [1, 0]))).toEqual({ toProfit: 1, toLoss: 1 });
    expect(lossShares(pairs([0, 1], [1, 2]))).toEqual({ before: 0.5, after: 0 });
    expect(medianSigned(pairs([0, 1]))).toBeNull();
  });

  it("knows nothing of nobody", () => {
    const empty = [
      aggregateGrowth,
      medianGrowth,
      medianSigned,
      positiveBase,
      profitableBothYears,
      lossShares,
      changeSplit,
    ];
    for (const measure of empty) expect(measure([])).toBeNull();
    expect(turns([])).toEqual({ toProfit: 0, toLoss: 0 });
    expect(growthBins([])).toBeNull();
  });

  it("leaves a company out of every figure when one of its years is unknown", () => {
    const more = [...EXAMPLE, ...pairs([null, 1e6], [1e6, null], [null, null])];
    expect(matched(more)).toEqual(EXAMPLE);
    for (const measure of [aggregateGrowth, medianGrowth, medianSigned, positiveBase, profitableBothYears]) {
      expect(measure(more)).toBe(measure(EXAMPLE));
    }
    expect(changeSplit(more)).toEqual(changeSplit(EXAMPLE));
  });
});

describe("the distribution of growth", () => {
  it("puts a rate on an edge into the bin above it", () => {
    expect(growthBins([...GROWTH_EDGES])).toEqual([0, ...GROWTH_EDGES.map(() => 1 / GROWTH_EDGES.length)]);
    expect(growthBins([-3, 5])).toEqual([0.5, 0, 0, 0, 0, 0, 0, 0.5]);
  });
});

describe("the least number of companies", () => {
  it.each([
    [1_924, 97],
    [503, 30],
    [400, 30],
    [59, 30],
    [22, 11],
    [1, 1],
    [0, 1],
  ])("of %d members is %d", (members, least) => {
    expect(leastFirms(members)).toBe(least);
  });
});
