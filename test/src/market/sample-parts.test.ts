import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bridgeAt } from "../../../src/market/sample/bridge.ts";
import { createRandom, mix } from "../../../src/market/sample/random.ts";
import { dateOf, tradingDay } from "../../../src/market/sample/trading-days.ts";

describe("simulated trading days", () => {
  it("are numbered without gaps over the weekend", () => {
    expect(tradingDay("2000-01-03")).toBe(0);
    expect(tradingDay("2000-01-07")).toBe(4);
    expect(tradingDay("2000-01-09")).toBe(4);
    expect(tradingDay("2000-01-10")).toBe(5);
    expect(tradingDay("1999-12-31")).toBe(-1);
  });

  it("are found again by their date", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 20_000 }), (day) => {
        expect(tradingDay(dateOf(day))).toBe(day);
        expect(dateOf(day) < dateOf(day + 1)).toBe(true);
      }),
    );
  });
});

describe("a bridge", () => {
  it("comes back to zero at every block's end and stays bounded between", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -10_000, max: 10_000 }), (seed, day) => {
        expect(bridgeAt(seed, Math.floor(day / 64) * 64, 0.02, 64)).toBe(0);
        expect(Math.abs(bridgeAt(seed, day, 0.02, 64))).toBeLessThan(0.02 * 8 * 4);
        expect(bridgeAt(seed, day, 0.02, 64)).toBe(bridgeAt(seed, day, 0.02, 64));
      }),
    );
  });

  it("steps each day as far as its volatility says", () => {
    const steps = Array.from(
      { length: 5_000 },
      (_, day) => bridgeAt(7, day + 1, 0.02, 512) - bridgeAt(7, day, 0.02, 512),
    );
    const deviation = Math.sqrt(steps.reduce((sum, step) => sum + step ** 2, 0) / steps.length);
    expect(deviation).toBeCloseTo(0.02, 2);
  });
});

describe("seeded randomness", () => {
  it("gives the same stream for the same seed, with the mean and spread it claims", () => {
    const [one, other] = [createRandom(42), createRandom(42)];
    const numbers = Array.from({ length: 20_000 }, () => one.normal());
    expect(numbers.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => other.normal()));
    const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
    const variance = numbers.reduce((sum, each) => sum + (each - mean) ** 2, 0) / numbers.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });

  it("mixes neighbouring numbers into distant ones", () => {
    const mixed = new Set(Array.from({ length: 10_000 }, (_, each) => mix(2_000, each)));
    expect(mixed.size).toBeGreaterThan(9_995);
  });
});
