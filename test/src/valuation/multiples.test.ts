import { describe, expect, it } from "vitest";
import { median } from "../../../src/statistics/median.ts";
import { aggregate } from "../../../src/valuation/aggregate.ts";
import { arithmeticMean } from "../../../src/valuation/arithmetic-mean.ts";
import type { Constituent } from "../../../src/valuation/constituent.ts";
import { coverage } from "../../../src/valuation/coverage.ts";
import { exNegative } from "../../../src/valuation/ex-negative.ts";
import { harmonicCapped } from "../../../src/valuation/harmonic-capped.ts";
import { medianRatio, medianRatioAll } from "../../../src/valuation/median-ratio.ts";
import { positiveEarningsAllCap } from "../../../src/valuation/positive-earnings-all-cap.ts";

const at = (value: number, ratio: number): Constituent => ({ value, fundamental: value / ratio });
const equally = (...ratios: number[]) => ratios.map((ratio) => at(1, ratio));

// 1,000 ABC at 40 earning 3.00 and 1,000 XYZ at 2 losing 1.40.
const indexology: Constituent[] = [
  { value: 40_000, fundamental: 3_000 },
  { value: 2_000, fundamental: -1_400 },
];
const cfa: Constituent[] = [
  { value: 12, fundamental: 1 },
  { value: 15, fundamental: 2 },
];
const dearTail = [at(10, 25), at(90, 250)];
// Ten firms worth a billion, nine earning 100 million, one 10 million.
const tenFirms = Array.from({ length: 10 }, (_, firm) => ({ value: 1e9, fundamental: firm < 9 ? 1e8 : 1e7 }));

describe("published examples", () => {
  it.each([
    ["S&P Indexology, losses counted", aggregate(indexology), "26.25"],
    ["S&P Indexology, losses left out", exNegative(indexology), "13.33"],
    ["S&P Indexology, losses left out of the earnings only", positiveEarningsAllCap(indexology), "14.00"],
    ["the CFA curriculum's 12/1 and 15/2", aggregate(cfa), "9.00"],
    ["the CFA curriculum's 12/1 and 15/2 without losses to leave out", exNegative(cfa), "9.00"],
    ["5, 10 and 15 in equal weights", exNegative(equally(5, 10, 15)), "8.18"],
    ["20, 20, 50 and 100 in equal weights", exNegative(equally(20, 20, 50, 100)), "30.77"],
    ["20, 20, 50 and 100 with the cap of 60", harmonicCapped(equally(20, 20, 50, 100)), "29.27"],
    ["20, 20, 50 and 100 by the arithmetic mean", arithmeticMean(equally(20, 20, 50, 100)), "47.50"],
    ["a tenth at 25 and the rest at 250", exNegative(dearTail), "131.58"],
    ["a tenth at 25 and the rest at 250 by the arithmetic mean", arithmeticMean(dearTail), "227.50"],
    ["ten firms, one nearly without earnings", aggregate(tenFirms), "10.99"],
    ["ten firms by the arithmetic mean", arithmeticMean(tenFirms), "19.00"],
  ])("give %s", (_, multiple, printed) => {
    expect(multiple?.toFixed(2)).toBe(printed);
  });

  it("give ten firms to the third digit", () => {
    expect(aggregate(tenFirms)?.toFixed(3)).toBe("10.989");
  });

  it("give the share of S&P's loss-maker", () => {
    const found = coverage(indexology);
    expect(((found?.lossWeight ?? 0) * 100).toFixed(2)).toBe("4.76");
    expect(found).toMatchObject({ weight: 1, names: 1, lossNames: 0.5 });
  });
});

describe("a fundamental of zero", () => {
  const zero: Constituent[] = [
    { value: 30, fundamental: 2 },
    { value: 10, fundamental: 0 },
  ];

  it("is a loss", () => {
    expect(coverage(zero)).toEqual({ weight: 1, names: 1, lossWeight: 0.25, lossNames: 0.5 });
  });

  it.each([
    ["the aggregate", aggregate, 20],
    ["positive earnings over all", positiveEarningsAllCap, 20],
    ["losses left out", exNegative, 15],
    ["the capped mean", harmonicCapped, 15],
    ["the median", medianRatio, 15],
    ["the arithmetic mean", arithmeticMean, 15],
  ] as const)("counts in %s as the method says", (_, method, expected) => {
    expect(method(zero)).toBeCloseTo(expected, 12);
  });
});

describe("a missing fundamental", () => {
  const missing: Constituent[] = [...indexology, { value: 58_000, fundamental: null }];

  it.each([
    ["the aggregate", aggregate],
    ["losses left out", exNegative],
    ["positive earnings over all", positiveEarningsAllCap],
    ["the capped mean", harmonicCapped],
    ["the median", medianRatio],
    ["the median of all", medianRatioAll],
    ["the arithmetic mean", arithmeticMean],
  ] as const)("leaves both sums of %s", (_, method) => {
    expect(method(missing)).toBe(method(indexology));
  });

  it("is reported as coverage, and losses are shares of what is covered", () => {
    expect(coverage(missing)).toEqual({
      weight: 0.42,
      names: 2 / 3,
      lossWeight: 2_000 / 42_000,
      lossNames: 0.5,
    });
  });
});

describe("a multiple without meaning", () => {
  it.each([
    ["no member", []],
    ["no data", [{ value: 10, fundamental: null }]],
    ["losses only", [{ value: 10, fundamental: -1 }]],
    ["zero only", [{ value: 10, fundamental: 0 }]],
  ] as const)("is null for %s, whatever the method", (_, members) => {
    for (const method of [
      aggregate,
      exNegative,
      positiveEarningsAllCap,
      harmonicCapped,
      medianRatio,
      medianRatioAll,
      arithmeticMean,
    ]) {
      expect(method(members)).toBeNull();
    }
  });

  it("is null for the aggregate when losses outweigh or match earnings, not for the others", () => {
    for (const loss of [-3, -4]) {
      const members: Constituent[] = [
        { value: 30, fundamental: 3 },
        { value: 10, fundamental: loss },
      ];
      expect(aggregate(members)).toBeNull();
      expect(exNegative(members)).toBe(10);
    }
  });

  it("has no coverage of an index without members, and no losses where nothing is covered", () => {
    expect(coverage([])).toBeNull();
    expect(coverage([{ value: 10, fundamental: null }])).toEqual({
      weight: 0,
      names: 0,
      lossWeight: null,
      lossNames: null,
    });
  });
});

describe("the median", () => {
  it.each([
    [[3], 3],
    [[3, 1, 2], 2],
    [[10, 9, 100, 1], 9.5],
    [[-1, -2], -1.5],
  ])("of %j is %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("of nothing is null", () => {
    expect(median([])).toBeNull();
  });

  it("of ratios leaves losses out, of all ranks them as infinitely dear", () => {
    const members = [...equally(10, 20, 30), { value: 1, fundamental: -1 }, { value: 1, fundamental: -2 }];
    expect(medianRatio(members)).toBeCloseTo(20, 12);
    expect(medianRatioAll(members)).toBeCloseTo(30, 12);
    expect(medianRatioAll([...members, { value: 1, fundamental: 0 }])).toBeNull();
  });
});
