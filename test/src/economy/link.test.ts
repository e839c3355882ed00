import { describe, expect, it } from "vitest";
import { ismManufacturingDay } from "../../../src/calendar/releases.ts";
import { monthAfter, monthNumber } from "../../../src/calendar-month.ts";
import type { KnownMonth } from "../../../src/economy/known-months.ts";
import { pmiLinks } from "../../../src/economy/pmi-link.ts";
import { regimeKey, regimeOf, regimeText } from "../../../src/economy/regime.ts";
import { aftermath, regimeMonths } from "../../../src/economy/regime-returns.ts";
import type { ReleaseReturns } from "../../../src/economy/release-windows.ts";

const known = (month: string, value: number): KnownMonth => ({
  month,
  value,
  published: ismManufacturingDay(month),
  vintage: "later",
});
const series = (first: string, values: readonly number[]) =>
  values.map((value, index) => known(monthAfter(first, index), value));
/** Returns that tell which window was asked for: months from 2020 on, start and length. */
const told: ReleaseReturns = {
  between: (from, to) => {
    const start = monthNumber(from) - monthNumber("2020-01");
    return start / 100 + (monthNumber(to) - monthNumber(from)) / 10_000;
  },
};
const noise = Array.from({ length: 40 }, (_, index) => 50 + ((index * 37) % 23) / 10);

describe("the link of PMI and small − large", () => {
  it("pairs a month's change with the month after its release", () => {
    const { pairs } = pmiLinks(series("2020-01", [50, 51, 49]), told).beta;
    expect(pairs.map(({ x }) => x)).toEqual([1, -2]);
    // February's change with the window from February's release, one month long; in points.
    expect(pairs.map(({ y }) => y)).toEqual([expect.closeTo(100 * 0.0101, 10), expect.closeTo(100 * 0.0201, 10)]);
  });

  it("pairs a year's change with the year that ends one month after the release, and with the one after it", () => {
    const { together, ahead } = pmiLinks(series("2020-01", noise.slice(0, 13)), told);
    const change = (noise[12] ?? 0) - (noise[0] ?? 0);
    // January 2021 is month 12: from the release of month 1 to that of month 13; and from 12 on.
    expect(together.pairs).toEqual([{ at: monthNumber("2021-01"), x: change, y: expect.closeTo(1 + 0.12, 10) }]);
    expect(ahead.pairs).toEqual([{ at: monthNumber("2021-01"), x: change, y: expect.closeTo(12 + 0.12, 10) }]);
    expect(together).toMatchObject({ n: 1, nonOverlapping: 1, first: "2021-01", last: "2021-01", correlation: null });
  });

  it("finds the slope that returns were made with", () => {
    const months = series("2020-01", noise);
    const value = new Map(months.map(({ month, value }) => [month, value]));
    const made: ReleaseReturns = {
      between: (from) => {
        const [now, before] = [value.get(from), value.get(monthAfter(from, -1))];
        return now === undefined || before === undefined ? null : (0.7 * (now - before) - 0.2) / 100;
      },
    };
    const { beta } = pmiLinks(months, made);
    expect(beta.line?.slope).toBeCloseTo(0.7, 10);
    expect(beta.line?.intercept).toBeCloseTo(-0.2, 10);
    expect(beta).toMatchObject({ n: 39, nonOverlapping: 39 });
    expect(beta.correlation).toBeCloseTo(1, 10);
  });

  it("leaves out what a hole in the months takes away, and nothing else", () => {
    const whole = series("2020-01", noise);
    const torn = whole.filter(({ month }) => month !== "2021-06");
    // The month itself and the one after it have no monthly change; the year before and after it no yearly one.
    expect(pmiLinks(torn, told).beta.n).toBe(pmiLinks(whole, told).beta.n - 2);
    expect(pmiLinks(torn, told).together.n).toBe(pmiLinks(whole, told).together.n - 2);
  });

  it("needs more months than the lag of its errors", () => {
    expect(pmiLinks(series("2020-01", noise.slice(0, 13)), told).beta).toMatchObject({ n: 12, line: null });
    expect(pmiLinks(series("2020-01", noise.slice(0, 14)), told).beta).toMatchObject({ n: 13, line: { n: 13 } });
  });

  it("counts windows that do not overlap", () => {
    const { together } = pmiLinks(series("2020-01", noise), told);
    expect(together).toMatchObject({ n: 28, nonOverlapping: 3 });
  });
});

describe("a regime", () => {
  it.each([
    [50, 0.1, "above 50, rising", "above.rising"],
    [49.9, 2, "below 50, rising", "below.rising"],
    [60, -0.1, "above 50, falling", "above.falling"],
    [43, -3, "below 50, falling", "below.falling"],
    [49, 49.3 - 49.3, "below 50, unchanged", null],
    [49, 0.1 + 0.2 - 0.3, "below 50, unchanged", null],
  ] as const)("of %d with a change of %d is %s", (value, change, text, key) => {
    const regime = regimeOf(value, change);
    expect(regime && regimeText(regime)).toBe(text);
    expect(regimeKey(regime)).toBe(key);
  });

  it("is not known without a change", () => {
    expect(regimeOf(55, null)).toBeNull();
    expect(regimeKey(null)).toBeNull();
  });
});

describe("what followed a regime", () => {
  // Three months before the fourth is the first: 51 > 50 rising, 49 < 50 falling, 52 = 52 unchanged, 53 > 51 rising.
  const months = regimeMonths(series("2020-01", [50, 50, 52, 51, 49, 52, 53]), {
    between: (from, to) => {
      if (monthNumber(to) > monthNumber("2020-12")) return null;
      return { "2020-04": 0.04, "2020-05": -0.02, "2020-06": 0.5, "2020-07": 0.02 }[from] ?? 0;
    },
  });

  it("starts with the fourth month", () => {
    expect(months.map(({ regime }) => regime && regimeKey(regime))).toEqual([
      null,
      null,
      null,
      "above.rising",
      "below.falling",
      null,
      "above.rising",
    ]);
    expect(months[5]?.regime).toEqual({ level: "above", direction: "unchanged" });
  });

  it("has mean, median, hit rate and both counts", () => {
    expect(aftermath(months, "above.rising", 3)).toEqual({
      n: 2,
      nonOverlapping: 2,
      mean: expect.closeTo(0.03, 12),
      median: expect.closeTo(0.03, 12),
      hitRate: 1,
    });
    expect(aftermath(months, "below.falling", 3)).toMatchObject({ n: 1, mean: -0.02, hitRate: 0 });
    expect(aftermath(months, "above.falling", 3)).toEqual({
      n: 0,
      nonOverlapping: 0,
      mean: null,
      median: null,
      hitRate: null,
    });
  });

  it("leaves out windows that are not over, and counts every month among all", () => {
    expect(aftermath(months, "above.rising", 6)).toMatchObject({ n: 1, nonOverlapping: 1 });
    expect(aftermath(months, "all", 3)).toMatchObject({ n: 7, nonOverlapping: 3, median: 0 });
    expect(aftermath(months, "all", 12).n).toBe(0);
  });
});
