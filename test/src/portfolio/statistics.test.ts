import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beta } from "../../../src/portfolio/beta.ts";
import { captureRatio } from "../../../src/portfolio/capture-ratio.ts";
import { growthRate } from "../../../src/portfolio/growth-rate.ts";
import { maxDrawdown } from "../../../src/portfolio/max-drawdown.ts";
import { sharpeRatio } from "../../../src/portfolio/sharpe-ratio.ts";
import { simpleReturns } from "../../../src/portfolio/simple-returns.ts";
import { sortinoRatio } from "../../../src/portfolio/sortino-ratio.ts";
import { trackingError } from "../../../src/portfolio/tracking-error.ts";
import { volatility } from "../../../src/portfolio/volatility.ts";

/** Worked examples of the empyrical library's own tests, without a risk-free rate. */
const MIXED = [1, 10, -4, 2, 3, 2, 1, -10].map((percent) => percent / 100);
const WITH_ZERO = [0, ...MIXED];
const FALLING = [0, -6, -7, -1, -9, -2, -6, -8, -5].map((percent) => percent / 100);

describe("portfolio statistics", () => {
  it("give the published worked example of eight days", () => {
    expect(volatility(MIXED, 252)).toBeCloseTo(0.91364654, 9);
    expect(sharpeRatio(MIXED, 252)).toBeCloseTo(1.7238613962, 9);
    expect(sortinoRatio(MIXED, 252)).toBeCloseTo(2.6055312517, 9);
    expect(maxDrawdown(MIXED)?.depth).toBeCloseTo(-0.1, 12);
  });

  it.each([
    ["weekly", 52, 0.2469083051, 0.3885156939, 1.1158901057],
    ["monthly", 12, 0.0522420614, 0.1866369024, null],
  ])("give the published example of nine periods, %s", (_, perYear, growth, volatile, sortino) => {
    expect(growthRate(WITH_ZERO, perYear)).toBeCloseTo(growth, 9);
    expect(volatility(WITH_ZERO, perYear)).toBeCloseTo(volatile, 9);
    if (sortino !== null) expect(sortinoRatio(WITH_ZERO, perYear)).toBeCloseTo(sortino, 9);
  });

  it("give the published Calmar ratio from growth and drawdown", () => {
    const calmar = (perYear: number) =>
      (growthRate(WITH_ZERO, perYear) ?? 0) / Math.abs(maxDrawdown(WITH_ZERO)?.depth ?? Number.NaN);
    expect(calmar(52)).toBeCloseTo(2.4690830514, 9);
    expect(calmar(12)).toBeCloseTo(0.5224206139, 9);
  });

  it("give the published example of a market that only falls", () => {
    expect(sharpeRatio(FALLING, 252)).toBeCloseTo(-24.4068086339, 9);
    expect(maxDrawdown(FALLING)?.depth).toBeCloseTo(-0.3659073035, 9);
    expect(beta(MIXED, FALLING.slice(1))).toBeCloseTo(-0.712962963, 9);
  });

  it("have no value where nothing moves or nothing is there", () => {
    expect(sharpeRatio([0.01, 0.01, 0.01], 252)).toBeNull();
    expect(sortinoRatio([0.01, 0.02], 252)).toBeNull();
    expect(volatility([0.01], 252)).toBeNull();
    expect(growthRate([], 252)).toBeNull();
    expect(growthRate([-1, 0.5], 252)).toBeNull();
    expect(maxDrawdown([])).toBeNull();
    expect(beta([0.01, 0.02], [0.03, 0.03])).toBeNull();
    expect(captureRatio([0.01], [0.02], "down")).toBeNull();
  });

  it("refuse series of different length", () => {
    expect(() => trackingError([0.1], [0.1, 0.2], 252)).toThrow(RangeError);
    expect(() => beta([0.1], [0.1, 0.2])).toThrow(RangeError);
  });
});

describe("the worst drawdown", () => {
  it("counts a loss of the first period and tells where it began, ended and was made up", () => {
    expect(maxDrawdown([-0.5, 0.5, 1])).toEqual({ depth: -0.5, peak: 0, trough: 1, recovery: 3 });
  });

  it("says so when it is not made up yet", () => {
    expect(maxDrawdown([0.1, -0.2, 0.1])?.recovery).toBeNull();
  });

  it("is nothing without a loss", () => {
    expect(maxDrawdown([0.1, 0, 0.2])).toEqual({ depth: 0, peak: 0, trough: 0, recovery: 0 });
  });
});

const someReturns = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 2, maxLength: 60 });

describe("properties", () => {
  it("returns and levels are each other's inverse", () => {
    fc.assert(
      fc.property(someReturns, (returns) => {
        const levels = [100];
        for (const each of returns) levels.push((levels.at(-1) ?? 0) * (1 + each));
        for (const [index, each] of simpleReturns(levels).entries()) expect(each).toBeCloseTo(returns[index] ?? 9, 9);
      }),
    );
  });

  it("a drawdown lies between losing everything and nothing, and its peak before its trough", () => {
    fc.assert(
      fc.property(someReturns, (returns) => {
        const worst = maxDrawdown(returns);
        if (!worst) throw new Error("there are returns");
        expect(worst.depth).toBeGreaterThanOrEqual(-1);
        expect(worst.depth).toBeLessThanOrEqual(0);
        expect(worst.peak).toBeLessThanOrEqual(worst.trough);
        expect(worst.recovery ?? worst.trough).toBeGreaterThanOrEqual(worst.trough);
      }),
    );
  });

  it("a series follows itself without error, has a beta of one and captures all of it", () => {
    fc.assert(
      fc.property(someReturns, (returns) => {
        expect(trackingError(returns, returns, 252)).toBe(0);
        const own = beta(returns, returns);
        if (own !== null) expect(own).toBeCloseTo(1, 9);
        const down = captureRatio(returns, returns, "down");
        if (down !== null) expect(down).toBeCloseTo(1, 9);
      }),
    );
  });
});
