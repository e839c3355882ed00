import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PairedDay } from "../../../src/performance/paired-days.ts";
import { allocation } from "../../../src/portfolio/allocation.ts";
import { mixReturns } from "../../../src/portfolio/mix-returns.ts";
import { monthlyReturns } from "../../../src/portfolio/monthly-returns.ts";
import { REBALANCINGS, resetsAfter } from "../../../src/portfolio/rebalancing.ts";
import { riskFreeReturns } from "../../../src/portfolio/risk-free-returns.ts";
import { riskiness } from "../../../src/portfolio/riskiness.ts";
import { simpleReturns } from "../../../src/portfolio/simple-returns.ts";
import { STRESS_WINDOWS, throughStress } from "../../../src/portfolio/stress-windows.ts";
import { trackingError } from "../../../src/portfolio/tracking-error.ts";
import { depths, underWater } from "../../../src/portfolio/under-water.ts";
import { volatility } from "../../../src/portfolio/volatility.ts";
import { correlation } from "../../../src/statistics/correlation.ts";
import { weekdays } from "../../support/fake-prices.ts";

const DATES = weekdays("2024-01-01", "2026-08-21");

/** Two legs that wander by these daily returns, over and over, on weekdays. */
function daysOf(core: readonly number[], satellite: readonly number[], count = 400): readonly PairedDay[] {
  let [small, large] = [100, 100];
  return DATES.slice(0, count).map((date, index) => {
    if (index > 0) {
      small *= 1 + (satellite[index % satellite.length] ?? 0);
      large *= 1 + (core[index % core.length] ?? 0);
    }
    return { date, small, large };
  });
}

const someReturns = fc.array(fc.double({ min: -0.05, max: 0.05, noNaN: true }), { minLength: 5, maxLength: 30 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const wealth = (returns: readonly number[]) => returns.reduce((product, each) => product * (1 + each), 1);
const returnsOf = (days: readonly PairedDay[]) => ({
  core: simpleReturns(days.map(({ large }) => large)),
  satellite: simpleReturns(days.map(({ small }) => small)),
});

describe("weights are put back", () => {
  const dates = ["2025-12-30", "2025-12-31", "2026-01-02", "2026-01-30", "2026-02-02", "2026-03-31", "2026-04-01"];

  it.each([
    ["monthly", [1, 3, 4, 5]],
    ["quarterly", [1, 5]],
    ["yearly", [1]],
    ["never", []],
  ] as const)("%s: after the last trading day of it", (rule, expected) => {
    const resets = resetsAfter(dates, rule).flatMap((reset, index) => (reset ? [index] : []));
    expect(resets).toEqual(expected);
  });
});

describe("a mix", () => {
  const never = (count: number) => Array.from({ length: count }, () => false);
  const always = (count: number) => Array.from({ length: count }, () => true);

  it("drifts between two days on which its weights are put back", () => {
    expect(mixReturns([0, 0], [1, 1], 0.5, [false, false])).toEqual([0.5, expect.closeTo(2 / 3, 12)]);
    expect(mixReturns([0, 0], [1, 1], 0.5, [true, false])).toEqual([0.5, 0.5]);
  });

  it("that is never put back ends with the weighted wealth of its legs", () => {
    fc.assert(
      fc.property(someReturns, someReturns, share, (core, satellite, weight) => {
        const count = Math.min(core.length, satellite.length);
        const [one, other] = [core.slice(0, count), satellite.slice(0, count)];
        const mixed = wealth(mixReturns(one, other, weight, never(count)));
        expect(mixed).toBeCloseTo((1 - weight) * wealth(one) + weight * wealth(other), 10);
      }),
    );
  });

  it("that is put back every day strays from its core by its share of what the satellite does", () => {
    fc.assert(
      fc.property(someReturns, someReturns, share, (core, satellite, weight) => {
        const count = Math.min(core.length, satellite.length);
        const [one, other] = [core.slice(0, count), satellite.slice(0, count)];
        const mixed = mixReturns(one, other, weight, always(count));
        const own = trackingError(other, one, 252) ?? 0;
        expect(trackingError(mixed, one, 252)).toBeCloseTo(weight * own, 9);
      }),
    );
  });

  it("that is put back every day has the variance of two legs with their correlation", () => {
    fc.assert(
      fc.property(someReturns, someReturns, share, (core, satellite, weight) => {
        const count = Math.min(core.length, satellite.length);
        const [one, other] = [core.slice(0, count), satellite.slice(0, count)];
        const [s1, s2] = [volatility(one, 252) ?? 0, volatility(other, 252) ?? 0];
        const rho = correlation(one.map((x, index) => ({ x, y: other[index] ?? 0 })));
        if (rho === null) return;
        const [w1, w2] = [1 - weight, weight];
        const expected = w1 ** 2 * s1 ** 2 + w2 ** 2 * s2 ** 2 + 2 * w1 * w2 * rho * s1 * s2;
        const mixed = volatility(mixReturns(one, other, weight, always(count)), 252) ?? 0;
        expect(mixed ** 2).toBeCloseTo(expected, 8);
      }),
    );
  });

  it("of nothing is its core and of everything its satellite, by every rule", () => {
    fc.assert(
      fc.property(someReturns, someReturns, fc.constantFrom(...REBALANCINGS), (core, satellite, rule) => {
        const days = daysOf(core, satellite);
        const { legs } = allocation(days, 0, rule, []) ?? {};
        expect(legs?.mix).toEqual(legs?.core);
        const all = allocation(days, 1, rule, []);
        expect(all?.legs.mix).toEqual(all?.legs.satellite);
      }),
    );
  });

  it("does not depend on the currency of its prices", () => {
    fc.assert(
      fc.property(someReturns, someReturns, share, (core, satellite, weight) => {
        const days = daysOf(core, satellite);
        const scaled = days.map((day) => ({ ...day, small: day.small * 7, large: day.large / 3 }));
        const [one, other] = [days, scaled].map((each) => allocation(each, weight, "monthly", []));
        expect(other?.legs.mix.total).toBeCloseTo(one?.legs.mix.total ?? Number.NaN, 8);
        expect(other?.trackingError).toBeCloseTo(one?.trackingError ?? Number.NaN, 8);
      }),
    );
  });

  it("refuses legs of different length", () => {
    expect(() => mixReturns([0.1], [0.1, 0.2], 0.5, [false])).toThrow(RangeError);
  });
});

describe("yearly figures", () => {
  const wander = [0.01, -0.008, 0.004, -0.002, 0.003];
  const rates = [{ date: "2023-12-29", value: 4.2 }];

  it("need 252 daily returns; a drawdown and a return do not", () => {
    const short = allocation(daysOf(wander, wander, 252), 0.2, "monthly", rates);
    expect(short?.legs.mix).toMatchObject({ cagr: null, volatility: null, sharpe: null, sortino: null });
    expect(short?.legs.mix.drawdown?.depth).toBeLessThan(0);
    expect(allocation(daysOf(wander, wander, 253), 0.2, "monthly", rates)?.legs.mix.sharpe).not.toBeNull();
  });

  it("in excess of cash need its rate for every day", () => {
    const later = [{ date: "2024-02-01", value: 4.2 }];
    const without = allocation(daysOf(wander, wander), 0.2, "monthly", later);
    expect(without).toMatchObject({ riskFree: null, beta: null });
    expect(without?.legs.mix).toMatchObject({ sharpe: null, sortino: null });
    expect(without?.legs.mix.volatility).not.toBeNull();
  });

  it("take the rate last known on the day, divided by 252", () => {
    const points = [
      { date: "2024-01-02", value: 2.52 },
      { date: "2024-01-04", value: 5.04 },
    ];
    expect(riskFreeReturns(points, ["2024-01-02", "2024-01-03", "2024-01-04"])).toEqual([0.0001, 0.0001, 0.0002]);
    expect(riskFreeReturns(points, ["2024-01-01"])).toBeNull();
  });
});

describe("a stress window", () => {
  const pandemic = STRESS_WINDOWS[2];
  const history = weekdays("2019-06-03", "2020-06-30").map((date, index) => ({
    date,
    small: 100 + (index % 9),
    large: 100 + (index % 7),
  }));

  it("counts from the last close before its first month to the last of its last month", () => {
    expect(throughStress(history, pandemic, 0.2, "never")).toMatchObject({ from: "2020-01-31", to: "2020-04-30" });
  });

  it("is not told by a history that begins in it or ends in it", () => {
    const [late, early] = [
      history.filter(({ date }) => date > "2020-02-10"),
      history.filter(({ date }) => date < "2020-04-20"),
    ];
    expect(throughStress(late, pandemic, 0.2, "never")).toBeNull();
    expect(throughStress(early, pandemic, 0.2, "never")).toBeNull();
  });
});

describe("time under water", () => {
  const days = ["2026-01-01", "2026-01-11", "2026-01-21", "2026-01-31", "2026-02-10"];

  it("runs from a peak to the day that it is reached again", () => {
    expect(underWater([100, 90, 100, 110, 120], days)).toEqual({
      days: 20,
      from: "2026-01-01",
      to: "2026-01-21",
      now: 0,
    });
  });

  it("is not over while the last level is below", () => {
    expect(underWater([100, 120, 90, 95, 108], days)).toMatchObject({ days: 30, from: "2026-01-11", to: null });
    expect(underWater([100, 120, 90, 95, 108], days)?.now).toBeCloseTo(-0.1, 12);
  });

  it("is nothing in a market that only rises", () => {
    expect(underWater([100, 101, 102, 103, 104], days)?.days).toBe(0);
    expect(underWater([], [])).toBeNull();
  });

  it("is told for every day by how far it is below the highest before", () => {
    expect(depths([100, 80, 120, 60])).toEqual([0, expect.closeTo(-0.2, 12), 0, -0.5]);
  });
});

describe("months", () => {
  it("are whole ones, from month-end to month-end", () => {
    const days = weekdays("2026-01-15", "2026-04-15").map((date, index) => ({ date, small: 100 + index, large: 200 }));
    const months = monthlyReturns(days);
    expect(months.map(({ month }) => month)).toEqual(["2026-02", "2026-03"]);
    const [before, after] = ["2026-01-30", "2026-02-27"].map(
      (end) => days.find(({ date }) => date === end)?.small ?? 0,
    );
    expect(months[0]?.small).toBeCloseTo((after ?? 0) / (before ?? 1) - 1, 12);
    expect(months[0]?.large).toBe(0);
  });

  it("of small caps are ranked by what small caps lost", () => {
    const days = daysOf([0.01, -0.012, 0.004], [0.02, -0.025, 0.006, -0.001]);
    const worst = riskiness(days, [])?.worstMonths ?? [];
    expect(worst).toHaveLength(5);
    expect(worst.map(({ small }) => small)).toEqual(worst.map(({ small }) => small).sort((a, b) => a - b));
  });

  it("returns of an allocation and of its legs are those of the same days", () => {
    const days = daysOf([0.01, -0.004], [0.003]);
    const { core } = returnsOf(days);
    expect(allocation(days, 0.3, "yearly", [])?.legs.core.total).toBeCloseTo(wealth(core) - 1, 12);
  });
});
