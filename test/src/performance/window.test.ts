import { describe, expect, it } from "vitest";
import { comparableDays, isPriceIndex } from "../../../src/performance/comparable-days.ts";
import { rollingGaps } from "../../../src/performance/rolling-gaps.ts";
import { holdsPeriod, longestPeriod, windowOf } from "../../../src/performance/window.ts";
import { pricesOf, weekdays } from "../../support/fake-prices.ts";

const TODAY = "2026-08-21";
const small = pricesOf("IWM", "2010-01-01", TODAY, { growth: 0.0003, wave: 0.02, payout: 0.02 });
const large = pricesOf("SPY", "2005-01-03", TODAY, { growth: 0.0005, wave: 0.01, payout: 0.01 });

describe("two histories side by side", () => {
  it("are compared with their dividends where both have them", () => {
    const { basis, reason, days } = comparableDays(small, large, TODAY);
    expect([basis, reason]).toEqual(["total", null]);
    expect(days[0]?.date).toBe("2010-01-01");
    expect(days[0]?.small).toBe(small.days[0]?.adjusted);
  });

  it.each([
    ["an index of prices", { ...small, ticker: "^RUT" }, large, "^RUT is an index without dividends"],
    ["no adjusted closes", small, without(large), "the source has no adjusted closes of SPY"],
  ])("are compared on prices alone when one of them has %s", (_, one, other, reason) => {
    const comparable = comparableDays(one, other, TODAY);
    expect(comparable).toMatchObject({ basis: "price", reason });
    expect(comparable.days[0]?.small).toBe(one.days[0]?.close);
    expect(comparable.days.at(-1)?.large).toBe(other.days.at(-1)?.close);
  });

  it("take an index with dividends for what it is", () => {
    expect(["^RUT", "^GSPC", "^RUTTR", "IWM"].map(isPriceIndex)).toEqual([true, true, false, false]);
  });

  it("lose the days that one of them lacks, and count them", () => {
    const holes = ["2026-08-10", "2026-08-11"];
    const holed = { ...small, days: small.days.filter(({ date }) => !holes.includes(date)) };
    const comparable = comparableDays(holed, large, TODAY);
    expect(comparable.dropped).toEqual(holes);
    expect(windowOf(comparable, "1m")?.dropped).toEqual(holes);
    expect(windowOf(comparable, "10y")?.dropped).toEqual(holes);
    expect(comparableDays(small, large, TODAY).dropped).toEqual([]);
  });

  it("know nothing of later days", () => {
    const { days } = comparableDays(small, large, "2020-02-03");
    expect(days.at(-1)?.date).toBe("2020-02-03");
  });
});

describe("a period of two sides", () => {
  const comparable = comparableDays(small, large, TODAY);

  it("counts from the close on or before its start, ratio and returns agreeing", () => {
    const window = windowOf(comparable, "10y");
    expect(window).toMatchObject({ from: "2016-08-19", to: TODAY });
    expect(window?.ratio[0]?.value).toBe(0);
    expect(Math.exp(window?.ratio.at(-1)?.value ?? 0) - 1).toBeCloseTo(window?.gap.relativeWealth ?? Number.NaN, 10);
  });

  it("is refused where the common history is shorter, and never shown as a shorter one", () => {
    const young = pricesOf("AVUV", "2019-09-26", TODAY, {});
    const common = comparableDays(young, large, TODAY);
    expect(windowOf(common, "10y")).toBeNull();
    expect(windowOf(common, "5y")?.from).toBe("2021-08-20");
    expect(windowOf(common, "max")?.from).toBe("2019-09-26");
    expect(longestPeriod(common.days)).toBe("5y");
    expect(holdsPeriod(common.days, "10y")).toBe(false);
    expect(longestPeriod([])).toBeNull();
  });

  it("is none of a single day", () => {
    const one = { ...small, days: small.days.slice(-1) };
    expect(windowOf(comparableDays(one, large, TODAY), "max")).toBeNull();
  });
});

describe("rolling ten-year gaps", () => {
  it("end with the gap of the last ten years, and say how many do not overlap", () => {
    const { days } = comparableDays(small, large, TODAY);
    const rolling = rollingGaps(days);
    expect(rolling?.now).toBeCloseTo(windowOf(comparableDays(small, large, TODAY), "10y")?.gap.points ?? 0, 9);
    // Month-ends from January 2020 to August 2026, all of them within ten years of each other.
    expect(rolling).toMatchObject({ n: 80, nonOverlapping: 1, first: "2020-01-31", last: TODAY });
    expect(rolling?.lowest).toBeLessThanOrEqual(rolling?.now ?? 0);
    expect(rolling?.highest).toBeGreaterThanOrEqual(rolling?.now ?? 0);
  });

  it("are none for a history of less than ten years", () => {
    const young = weekdays("2020-01-01", TODAY).map((date) => ({ date, small: 1, large: 1 }));
    expect(rollingGaps(young)).toBeNull();
  });
});

function without(history: typeof large): typeof large {
  return { ...history, days: history.days.map((day) => ({ ...day, adjusted: null })) };
}
