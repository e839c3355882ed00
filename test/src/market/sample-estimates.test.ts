import { beforeAll, describe, expect, it } from "vitest";
import type { Estimates } from "../../../src/market/macro.ts";
import type { FundTicker, Market, Quote } from "../../../src/market/market.ts";
import { createSampleMarket } from "../../../src/market/sample/sample.ts";
import { median } from "../../../src/statistics/median.ts";

const at = (instant: string): Market => createSampleMarket(() => Date.parse(instant));
const NOW = "2026-08-21T20:00:00Z";
const market = at(NOW);

type Known = { readonly quote: Quote; readonly estimates: Estimates };

async function known(fund: FundTicker, source = market): Promise<readonly Known[]> {
  const tickers = (await source.holdings(fund)).value.rows.map(({ ticker }) => ticker);
  const { rows } = (await source.quotes(tickers)).value;
  return Promise.all(rows.map(async (quote) => ({ quote, estimates: (await source.estimates(quote.ticker)).value })));
}

const yearOf = ({ years }: Estimates, period: "0y" | "+1y") => years.find((year) => year.period === period);

describe("simulated estimates", () => {
  let small: readonly Known[] = [];
  let large: readonly Known[] = [];
  beforeAll(async () => {
    [small, large] = await Promise.all([known("IWM"), known("IVV")]);
  });

  it("are those of the same day's quotes", () => {
    for (const { quote, estimates } of small) {
      expect(estimates.ticker).toBe(quote.ticker);
      if (quote.epsForward === null) {
        expect(estimates).toMatchObject({ years: [], quarters: [] });
        continue;
      }
      expect(yearOf(estimates, "0y")).toMatchObject({
        average: quote.epsCurrentYear,
        now: quote.epsCurrentYear,
        yearAgo: quote.epsTrailing,
      });
      expect(yearOf(estimates, "+1y")).toMatchObject({
        average: quote.epsForward,
        now: quote.epsForward,
        yearAgo: quote.epsCurrentYear,
      });
    }
  });

  it("were a month ago what quotes said then", async () => {
    // Twenty-one trading days before.
    const then = new Map((await known("IVV", at("2026-07-23T20:00:00Z"))).map(({ quote }) => [quote.ticker, quote]));
    for (const { quote, estimates } of large) {
      expect(yearOf(estimates, "+1y")?.daysAgo30).toBe(then.get(quote.ticker)?.epsForward);
    }
  });

  it("expect of small companies about what is expected of real ones", () => {
    const growth = (list: readonly Known[]) =>
      list.flatMap(({ quote: { epsCurrentYear: before, epsForward: after } }) =>
        before === null || after === null || before <= 0 ? [] : [after / before - 1],
      );
    const losses = (list: readonly Known[]) =>
      list.filter(({ quote }) => (quote.epsCurrentYear ?? 1) <= 0).length /
      list.filter(({ quote }) => quote.epsCurrentYear !== null).length;
    expect(median(growth(small))).toBeGreaterThan(0.11);
    expect(median(growth(small))).toBeLessThan(0.15);
    expect(median(growth(large))).toBeGreaterThan(0.08);
    expect(median(growth(large))).toBeLessThan(0.12);
    expect(losses(small)).toBeGreaterThan(0.26);
    expect(losses(small)).toBeLessThan(0.33);
    expect(losses(large)).toBeLessThan(0.03);
  });

  it("are of one to twenty analysts, of more of them for large companies", () => {
    const analysts = (list: readonly Known[]) =>
      list.flatMap(({ estimates }) => yearOf(estimates, "0y")?.analysts ?? []);
    const all = [...analysts(small), ...analysts(large)];
    expect(all.every((count) => Number.isInteger(count))).toBe(true);
    expect([Math.min(...all), Math.max(...all)]).toEqual([1, 20]);
    expect(median(analysts(large)) ?? 0).toBeGreaterThan(median(analysts(small)) ?? 0);
    expect(analysts(small).filter((count) => count >= 3).length / analysts(small).length).toBeGreaterThan(0.7);
  });

  it("are revised for most companies, up for some and down for others, by no more analysts than there are", () => {
    const years = small.flatMap(({ estimates }) => yearOf(estimates, "+1y") ?? []);
    const moved = (up: boolean) =>
      years.filter(({ now, daysAgo30 }) => (up ? 1 : -1) * ((now ?? 0) - (daysAgo30 ?? 0)) > 0.0001).length;
    expect((moved(true) + moved(false)) / years.length).toBeGreaterThan(0.8);
    expect(Math.min(moved(true), moved(false)) / years.length).toBeGreaterThan(0.1);
    for (const { now, daysAgo30, analysts, raised30, lowered30 } of years) {
      expect((raised30 ?? 99) + (lowered30 ?? 99)).toBeLessThanOrEqual(analysts ?? 0);
      const balance = (raised30 ?? 0) - (lowered30 ?? 0);
      expect(Math.sign(balance)).toBe(Math.sign((now ?? 0) - (daysAgo30 ?? 0)));
    }
  });

  it("speak of the fiscal year that is not reported yet, and of the one after it", () => {
    for (const { estimates } of small) {
      const [current, next] = estimates.years;
      if (!current || !next) continue;
      const days = (Date.parse(current.end ?? "") - Date.parse(NOW)) / 86_400_000;
      expect(days).toBeGreaterThan(-76);
      expect(days).toBeLessThan(366);
      expect(next.end).toBe(`${Number(current.end?.slice(0, 4)) + 1}${current.end?.slice(4)}`);
    }
  });

  it("know the results of the last four quarters, more of them above than below what was expected", async () => {
    const quarters = small.flatMap(({ estimates }) => estimates.quarters.slice(-1));
    const beat = quarters.filter(({ actual, expected }) => (actual ?? 0) > (expected ?? 0)).length / quarters.length;
    expect(beat).toBeGreaterThan(0.52);
    expect(beat).toBeLessThan(0.72);
    for (const { estimates } of large) {
      const ends = estimates.quarters.map(({ end }) => end ?? "");
      expect(ends).toHaveLength(4);
      expect(ends).toEqual(ends.toSorted());
      expect(new Set(ends).size).toBe(4);
      expect((ends.at(-1) ?? "") < "2026-08-21").toBe(true);
      expect((ends.at(-1) ?? "") > "2026-03-01").toBe(true);
    }
    // A result stays what it was.
    const ticker = large[0]?.quote.ticker ?? "";
    const later = (await at("2026-12-24T22:00:00Z").estimates(ticker)).value.quarters;
    for (const { end, actual, expected } of later) {
      const before = large[0]?.estimates.quarters.find((quarter) => quarter.end === end);
      if (before) expect({ actual, expected }).toEqual({ actual: before.actual, expected: before.expected });
    }
    expect(later.at(-1)?.end).toBe("2026-09-30");
  });
});
