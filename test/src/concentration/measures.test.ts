import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { effectiveNames, entropyNames } from "../../../src/concentration/effective-names.ts";
import { herfindahl, normalisedHerfindahl } from "../../../src/concentration/herfindahl.ts";
import { issuersOf } from "../../../src/concentration/issuers.ts";
import { magnificentSeven } from "../../../src/concentration/magnificent-seven.ts";
import { PUBLISHED_WEIGHTS, publishedBy } from "../../../src/concentration/published.ts";
import { concentrationOf } from "../../../src/concentration/side.ts";
import { namesForShare, topWeight } from "../../../src/concentration/top-weight.ts";

const equal = (count: number) => Array.from({ length: count }, () => 1 / count);

/** Weights of an index that add up to one, the heaviest first. */
const weights = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 }).map((values) => {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total).toSorted((a, b) => b - a);
});

describe("measures of concentration", () => {
  it("see five hundred names in five hundred equal weights", () => {
    expect(effectiveNames(equal(500))).toBeCloseTo(500, 8);
    expect(entropyNames(equal(500))).toBeCloseTo(500, 8);
    expect(normalisedHerfindahl(equal(500))).toBeCloseTo(0, 12);
  });

  it("give 0.38 and 2.63 for 50, 30 and 20 percent", () => {
    expect(herfindahl([0.5, 0.3, 0.2])).toBeCloseTo(0.38, 12);
    expect(effectiveNames([0.5, 0.3, 0.2])).toBeCloseTo(2.63, 2);
    expect(normalisedHerfindahl([0.5, 0.3, 0.2])).toBeCloseTo((0.38 - 1 / 3) / (2 / 3), 12);
  });

  it("are not meaningful without weights, and the normalised one not for a single one", () => {
    expect([herfindahl([]), effectiveNames([]), entropyNames([]), normalisedHerfindahl([1])]).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("count between one and all names, by entropy never fewer", () => {
    fc.assert(
      fc.property(weights, (each) => {
        const [effective, entropy] = [effectiveNames(each) ?? 0, entropyNames(each) ?? 0];
        expect(effective).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(effective).toBeLessThanOrEqual(each.length + 1e-6);
        expect(entropy).toBeGreaterThanOrEqual(effective - 1e-6);
        expect(entropy).toBeLessThanOrEqual(each.length + 1e-6);
        expect((herfindahl(each) ?? 0) * effective).toBeCloseTo(1, 12);
      }),
    );
  });

  it("grow with every name that is added to the top, up to the whole", () => {
    fc.assert(
      fc.property(weights, (each) => {
        const tops = each.map((_, place) => topWeight(each, place + 1) ?? 0);
        for (const [place, top] of tops.entries()) expect(top).toBeGreaterThan(tops[place - 1] ?? 0);
        expect(tops.at(-1)).toBeCloseTo(1, 9);
        expect(topWeight(each, each.length + 1)).toBeNull();
        const half = namesForShare(each, 0.5) ?? 0;
        expect(tops[half - 1]).toBeGreaterThanOrEqual(0.5);
        expect(tops[half - 2] ?? 0).toBeLessThan(0.5);
      }),
    );
  });
});

/** The weights of the S&P 500's fund on 25 July 2024, as published, and all others as one row. */
const JULY = {
  ...{ AAPL: 6.93, MSFT: 6.66, NVDA: 5.95, GOOGL: 2.4, GOOG: 2.05, AMZN: 3.94, META: 2.45, TSLA: 1.4 },
  REST: 68.22,
};
const holdings = (each: Readonly<Record<string, number>>) =>
  Object.entries(each).map(([ticker, marketValue]) => ({
    ticker,
    name: ticker.startsWith("GOO") ? `ALPHABET INC CLASS ${ticker === "GOOG" ? "C" : "A"}` : `${ticker} INC`,
    sector: "Information Technology",
    marketValue,
  }));

describe("the Magnificent Seven", () => {
  it("were 31.78% in July 2024, both classes of Alphabet counted", () => {
    const { weight, members, missing } = magnificentSeven(issuersOf(holdings(JULY)).issuers);
    expect(weight).toBeCloseTo(0.3178, 10);
    expect(members.find(({ name }) => name === "Alphabet")?.weight).toBeCloseTo(0.0445, 10);
    expect(missing).toEqual([]);
  });

  it("names those that are no members", () => {
    const { TSLA: _, GOOGL: __, ...others } = JULY;
    const { members, missing } = magnificentSeven(issuersOf(holdings(others)).issuers);
    expect(missing).toEqual(["Tesla"]);
    expect(members).toHaveLength(6);
  });

  it("have no weight where none is a member", () => {
    expect(magnificentSeven(issuersOf(holdings({ REST: 1 })).issuers)).toMatchObject({ weight: null, members: [] });
  });
});

describe("an index without rows", () => {
  it("has no measure at all", () => {
    const { hhi, effective, entropy, normalised, half, tops, seven } = concentrationOf([]);
    expect([hhi, effective, entropy, normalised, half, seven.weight]).toEqual([null, null, null, null, null, null]);
    expect(tops.every(({ weight }) => weight === null)).toBe(true);
  });
});

describe("published weights", () => {
  it("are known only from their day on, the newest last", () => {
    expect(publishedBy("2026-01-13", 3).map(({ date }) => date)).toEqual(["2024-06-24", "2024-07-25", "2025-12-31"]);
    expect(publishedBy("2020-01-01", 3)).toEqual([]);
  });

  it("stand in the order of their days", () => {
    const dates = PUBLISHED_WEIGHTS.map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
  });
});
