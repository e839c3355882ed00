import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayAfter } from "../../../src/calendar-day.ts";
import { fundReturns } from "../../../src/funds/fund-returns.ts";
import { LEAST_RETURNS, ownRisk, sharedRisk } from "../../../src/funds/fund-risk.ts";
import { weightedMedian } from "../../../src/funds/weighted-median.ts";
import type { PriceHistory } from "../../../src/market/market.ts";

/** Closes of every calendar day up to a last one, the oldest first. */
function historyOf(levels: readonly (number | null)[], last = "2026-08-21"): PriceHistory {
  return {
    ticker: "X",
    days: levels.map((adjusted, index) => ({
      date: dayAfter(last, index - levels.length + 1),
      close: adjusted ?? 1,
      adjusted,
    })),
  };
}

const steps = fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), { minLength: 300, maxLength: 400 });
function levelsOf(returns: readonly number[]): readonly number[] {
  const levels = [100];
  for (const each of returns) levels.push((levels.at(-1) ?? 100) * (1 + each));
  return levels;
}

describe("a fund's returns", () => {
  it("are of whole calendar years back from the last close", () => {
    const levels = Array.from({ length: 366 }, (_, index) => (index === 0 ? 80 : 100));
    const [one, three] = fundReturns(historyOf([...levels.slice(0, -1), 120]));
    expect(one).toEqual({ years: 1, value: 0.5, from: "2025-08-21", to: "2026-08-21" });
    expect(three).toEqual({ years: 3, value: null, from: null, to: null });
  });

  it("are rates a year for more than one year: so many returns, 252 a year", () => {
    const days = 3 * 365 + 2;
    const [, three] = fundReturns(historyOf(Array.from({ length: days }, (_, index) => 100 * 1.001 ** index)));
    expect(three?.value).toBeCloseTo(1.001 ** 252 - 1, 10);
    expect(three?.from).toBe("2023-08-21");
  });

  it("pass over days without an adjusted close, and end with the last that has one", () => {
    const [one] = fundReturns(historyOf([...Array.from({ length: 400 }, () => 100), null]));
    expect(one).toMatchObject({ value: 0, to: "2026-08-20" });
  });

  it("are none without prices", () => {
    expect(fundReturns({ days: [] }).map(({ value }) => value)).toEqual([null, null, null, null]);
  });
});

describe("a fund's risk", () => {
  it("needs a year of daily returns", () => {
    const flat = (count: number) => historyOf(Array.from({ length: count }, (_, index) => 100 + (index % 2)));
    expect(ownRisk(flat(LEAST_RETURNS))).toBeNull();
    expect(ownRisk(flat(LEAST_RETURNS + 1))).toMatchObject({ n: LEAST_RETURNS, whole: false });
    expect(sharedRisk(flat(LEAST_RETURNS), flat(400))).toBeNull();
  });

  it("is that of five years where there are more, with their days", () => {
    const levels = Array.from({ length: 3_000 }, (_, index) => (index === 0 ? 1_000 : 100 + (index % 2)));
    const risk = ownRisk(historyOf(levels));
    expect(risk).toMatchObject({ from: "2021-08-21", to: "2026-08-21", whole: true });
    expect(risk?.drawdown).toBeCloseTo(100 / 101 - 1, 12);
  });

  it("names the days of the worst drop, and of the recovery when there is one", () => {
    const levels = Array.from({ length: 300 }, () => 100)
      .with(100, 120)
      .with(200, 60);
    expect(ownRisk(historyOf(levels))).toMatchObject({
      drawdown: -0.5,
      peak: dayAfter("2026-08-21", 100 - 299),
      trough: dayAfter("2026-08-21", 200 - 299),
      recovery: null,
    });
    const rising = ownRisk(historyOf(Array.from({ length: 300 }, (_, index) => 100 + index)));
    expect(rising).toMatchObject({ drawdown: 0, peak: null, trough: null, recovery: null });
  });

  it("of the benchmark beside itself is beta one and no tracking error", () => {
    fc.assert(
      fc.property(steps, (returns) => {
        const history = historyOf(levelsOf(returns));
        const shared = sharedRisk(history, history);
        if (returns.some((each) => each !== returns[0])) expect(shared?.beta).toBeCloseTo(1, 9);
        expect(shared?.trackingError).toBe(0);
      }),
      { numRuns: 20 },
    );
  });

  it("of a fund that doubles every move is beta two", () => {
    fc.assert(
      fc.property(steps, (returns) => {
        const twice = historyOf(levelsOf(returns.map((each) => 2 * each)));
        const beta = sharedRisk(twice, historyOf(levelsOf(returns)))?.beta ?? null;
        if (beta !== null) expect(beta).toBeCloseTo(2, 6);
      }),
      { numRuns: 20 },
    );
  });

  it("is measured over the days that both have", () => {
    const levels = Array.from({ length: 500 }, (_, index) => 100 + (index % 7));
    const shared = sharedRisk(historyOf(levels, "2026-06-05"), historyOf(levels));
    expect(shared).toMatchObject({ to: "2026-06-05", n: 500 - 77 - 1 });
  });
});

describe("a weighted median", () => {
  it("is the value at which half of the weight is reached", () => {
    const values = [
      { value: 9, weight: 3 },
      { value: 1, weight: 1 },
      { value: 100, weight: 1 },
    ];
    expect(weightedMedian(values)).toBe(9);
    expect(weightedMedian([])).toBeNull();
  });

  it("lies among the values, whatever the weights", () => {
    const pair = fc.record({
      value: fc.double({ min: 1, max: 1e12, noNaN: true }),
      weight: fc.integer({ min: 1, max: 1e6 }),
    });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1 }), (pairs) => {
        expect(pairs.map(({ value }) => value)).toContain(weightedMedian(pairs));
      }),
    );
  });
});
