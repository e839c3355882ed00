import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { percentile } from "../../../src/statistics/percentile.ts";
import { standing, zScore } from "../../../src/statistics/z-score.ts";
import { ARTICLE } from "../../../src/valuation/article.ts";
import { gap } from "../../../src/valuation/gap.ts";

describe("the gap", () => {
  it("gives the newsletter's pair a 20.93% discount and a 26.47% re-rating", () => {
    const between = gap(ARTICLE.small, ARTICLE.large);
    expect(((between?.discount ?? 0) * 100).toFixed(2)).toBe("20.93");
    expect(((between?.rerating ?? 0) * 100).toFixed(2)).toBe("26.47");
    expect(between?.turns.toFixed(1)).toBe("-3.6");
  });

  it.each([
    ["the small side is missing", null, 17],
    ["the large side is missing", 13, null],
    ["both are missing", null, null],
    ["a multiple is zero", 0, 17],
    ["a multiple is negative", 13, -17],
    ["a multiple is no number", Number.NaN, 17],
  ])("is null when %s", (_, small, large) => {
    expect(gap(small, large)).toBeNull();
  });

  it("relates discount and re-rating by (1 − d)(1 + r) = 1, with the sign of turns", () => {
    const multiple = fc.double({ min: 0.01, max: 10_000, noNaN: true });
    fc.assert(
      fc.property(multiple, multiple, (small, large) => {
        const between = gap(small, large);
        if (!between) throw new Error("two multiples have a gap");
        expect((1 - between.discount) * (1 + between.rerating)).toBeCloseTo(1, 9);
        expect(Math.sign(between.turns)).toBe(Math.sign(small - large));
        expect(between.discount > 0).toBe(small < large);
      }),
    );
  });
});

describe("the standing in a history", () => {
  it("gives JPMorgan's z of 13 May 2021", () => {
    expect(zScore(21.24, { mean: 16.69, deviation: 19.98 - 16.69 })?.toFixed(2)).toBe("1.38");
  });

  it("ranks 7 among 1 to 9 at 72.2%, ties counted half", () => {
    expect(((percentile(7, [1, 2, 3, 4, 5, 6, 7, 8, 9]) ?? 0) * 100).toFixed(1)).toBe("72.2");
  });

  it.each([
    [0, [1, 2], 0],
    [3, [1, 2], 1],
    [2, [2, 2, 2], 0.5],
    [1.5, [1, 2], 0.5],
  ])("ranks %d in %j at %d", (now, history, expected) => {
    expect(percentile(now, history)).toBe(expected);
  });

  it("uses the sample deviation, n − 1", () => {
    expect(standing(5, [1, 2, 3])).toEqual({ n: 3, mean: 2, deviation: 1, z: 3 });
  });

  it("is null without a history, with one day, and where nothing ever moved", () => {
    expect(percentile(1, [])).toBeNull();
    expect(standing(1, [])).toBeNull();
    expect(standing(1, [1])).toBeNull();
    expect(standing(2, [0.5, 0.5, 0.5])).toBeNull();
    expect(standing(2, Array(250).fill(0.1))).toBeNull();
    expect(zScore(1, { mean: 1, deviation: 0 })).toBeNull();
  });

  it("stays between 0 and 1, and turns round with the history", () => {
    const value = fc.integer({ min: -50, max: 50 });
    fc.assert(
      fc.property(value, fc.array(value, { minLength: 1 }), (now, history) => {
        const share = percentile(now, history) ?? Number.NaN;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        const turned = percentile(
          -now,
          history.map((each) => -each),
        );
        expect(share + (turned ?? Number.NaN)).toBeCloseTo(1, 12);
      }),
    );
  });
});
