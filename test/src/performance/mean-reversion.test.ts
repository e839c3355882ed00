import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "../../../src/market/sample/random.ts";
import { DICKEY_FULLER_5, firstOrder, halfLife } from "../../../src/performance/first-order.ts";
import { ratioStatistics } from "../../../src/performance/ratio-statistics.ts";
import { straightLine } from "../../../src/statistics/straight-line.ts";

/** Levels of x' = intercept + phi · x, with noise where it is asked for. */
function process(count: number, phi: number, intercept: number, noise: () => number = () => 0): number[] {
  const levels = [0];
  while (levels.length < count) levels.push(intercept + phi * (levels.at(-1) ?? 0) + noise());
  return levels;
}

describe("a straight line", () => {
  it("has the ordinary standard error of its slope", () => {
    // Worked by hand: means 2 and 7/3, Σ(x − 2)² = 2, slope 1.5, residuals 1/6, −1/3, 1/6, so s² = 1/6 over one degree.
    const line = straightLine([1, 2, 3], [1, 2, 4]);
    expect(line).toMatchObject({ n: 3, slope: 1.5 });
    expect(line?.intercept).toBeCloseTo(-2 / 3, 12);
    expect(line?.error).toBeCloseTo(Math.sqrt(1 / 6 / 2), 12);
  });

  it("has no error where it fits exactly, and is none where nothing moves or too little is known", () => {
    expect(straightLine([1, 2, 3], [2, 4, 6])?.error).toBeNull();
    expect(straightLine([1, 1, 1], [2, 4, 6])).toBeNull();
    expect(straightLine([1, 2], [2, 4])).toBeNull();
    expect(() => straightLine([1, 2, 3], [1, 2])).toThrow(RangeError);
  });
});

describe("a first-order autoregression", () => {
  it("finds 0.30 + 0.85·x again: mean 2.00, half-life 4.265, without any noise", () => {
    const fit = firstOrder(process(120, 0.85, 0.3));
    expect(fit?.phi).toBeCloseTo(0.85, 9);
    expect(fit?.mean).toBeCloseTo(2, 9);
    expect(halfLife(fit?.phi ?? 1)).toBeCloseTo(4.265, 3);
  });

  it("finds any stable process again", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.95, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        (phi, intercept) => {
          const fit = firstOrder(process(12, phi, intercept));
          expect(fit?.phi).toBeCloseTo(phi, 6);
          expect(fit?.intercept).toBeCloseTo(intercept, 5);
        },
      ),
    );
  });

  it("gives a random walk with drift no half-life", () => {
    const drifting = process(500, 1, 0.01);
    expect(halfLife(firstOrder(drifting)?.phi ?? 0)).toBeNull();
    expect(halfLife(1)).toBeNull();
    expect(halfLife(1.01)).toBeNull();
    expect(halfLife(0)).toBeNull();
    expect(halfLife(-0.5)).toBeNull();
  });

  it("corrects φ upwards by (1 + 3φ) / n, over the pairs", () => {
    const fit = firstOrder([0, 0.3, 0.555, 0.77175]);
    expect(fit?.n).toBe(3);
    expect(fit?.corrected).toBeCloseTo(0.85 + (1 + 3 * 0.85) / 3, 9);
  });

  it("tells a process that returns from one that wanders, by the Dickey–Fuller statistic", () => {
    const { normal } = createRandom(7);
    const returning = firstOrder(process(2_000, 0.9, 0, normal));
    const wandering = firstOrder(process(2_000, 1, 0, normal));
    expect(returning?.dickeyFuller).toBeLessThan(DICKEY_FULLER_5);
    expect(wandering?.dickeyFuller).toBeGreaterThan(DICKEY_FULLER_5);
    // A walk has a half-life all the same, which is why it is never told alone.
    expect(halfLife(wandering?.phi ?? 1)).not.toBeNull();
  });

  it("calls about one walk in twenty reliable, as a five-percent value should", () => {
    const { normal } = createRandom(11);
    const tests = Array.from({ length: 600 }, () => firstOrder(process(400, 1, 0, normal))?.dickeyFuller ?? 0);
    const share = tests.filter((test) => test <= DICKEY_FULLER_5).length / tests.length;
    expect(share).toBeGreaterThan(0.025);
    expect(share).toBeLessThan(0.085);
  });

  it("is none for levels that never move, or fewer than four", () => {
    expect(firstOrder([1, 1, 1, 1, 1])).toBeNull();
    expect(firstOrder([1, 2, 3])).toBeNull();
  });
});

describe("the statistics of a ratio", () => {
  const levels = fc.array(
    fc.integer({ min: -999, max: 999 }).map((value) => value / 1000),
    { minLength: 60, maxLength: 90 },
  );

  it("do not depend on where the ratio starts", () => {
    fc.assert(
      fc.property(levels, fc.double({ min: -3, max: 3, noNaN: true }), (values, shift) => {
        const [one, other] = [ratioStatistics(values), ratioStatistics(values.map((value) => value + shift))];
        if (!one || !other || one.deviation < 1e-3) return;
        expect(other.z).toBeCloseTo(one.z, 6);
        expect(other.distance).toBeCloseTo(one.distance, 6);
        expect(other.firstOrder?.phi).toBeCloseTo(one.firstOrder?.phi ?? Number.NaN, 6);
        expect(other.slope).toBeCloseTo(one.slope ?? Number.NaN, 8);
      }),
    );
  });

  it("say how far it is to the mean, on the side that z says", () => {
    fc.assert(
      fc.property(levels, (values) => {
        const statistics = ratioStatistics(values);
        if (!statistics) return;
        const { z, distance, now, mean, percentile } = statistics;
        if (z !== 0) expect(Math.sign(distance)).toBe(-Math.sign(z));
        expect(Math.log(1 + distance)).toBeCloseTo(mean - now, 9);
        expect(percentile).toBeGreaterThan(0);
        expect(percentile).toBeLessThan(1);
      }),
    );
  });

  it("are none below sixty days, or where it never moves", () => {
    expect(ratioStatistics(Array.from({ length: 59 }, (_, index) => index))).toBeNull();
    expect(ratioStatistics(Array.from({ length: 60 }, (_, index) => index))?.n).toBe(60);
    expect(ratioStatistics(Array.from({ length: 100 }, () => 0.3))).toBeNull();
  });
});
