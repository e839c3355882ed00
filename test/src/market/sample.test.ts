import { describe, expect, it } from "vitest";
import { UserError } from "../../../src/errors.ts";
import { INDEXES } from "../../../src/market/indexes.ts";
import type { FundTicker, Holdings, Market, Quote } from "../../../src/market/market.ts";
import { createSampleMarket } from "../../../src/market/sample/sample.ts";
import { aggregate } from "../../../src/valuation/aggregate.ts";
import { exNegative } from "../../../src/valuation/ex-negative.ts";

const at = (instant: string): Market => createSampleMarket(() => Date.parse(instant));
const FRIDAY_CLOSE = "2026-08-21T20:00:00.000Z";
const market = at("2026-08-23T12:00:00Z");

async function membersOf(fund: FundTicker, source = market) {
  const { value: holdings } = await source.holdings(fund);
  const { value } = await source.quotes(holdings.rows.map(({ ticker }) => ticker));
  return { holdings, quotes: new Map(value.rows.map((quote) => [quote.ticker, quote])) };
}

function constituents({ rows }: Holdings, quotes: ReadonlyMap<string, Quote>) {
  return rows.map(({ ticker, marketValue }) => {
    const quote = quotes.get(ticker);
    const eps = quote?.epsForward ?? null;
    return { value: marketValue, fundamental: eps === null || !quote ? null : (marketValue * eps) / quote.price };
  });
}

function lossShare(quotes: ReadonlyMap<string, Quote>, field: "epsForward" | "epsTrailing"): number {
  const known = [...quotes.values()].map((quote) => quote[field]).filter((eps) => eps !== null);
  return known.filter((eps) => eps <= 0).length / known.length;
}

describe("the simulated market", () => {
  it("says that it is simulated, in every reading", async () => {
    expect(market.simulated).toBe(true);
    const readings = await Promise.all([
      market.holdings("IWM"),
      market.quotes(["IWM"]),
      market.history("IWM", "2026-01-01"),
      market.fundRatios("IWM"),
      market.filings("Revenues", "CY2025"),
      market.companyNumbers(),
      market.strip(),
      market.fomc(),
      market.estimates((await market.holdings("IWM")).value.rows[0]?.ticker ?? ""),
    ]);
    for (const reading of readings) {
      expect(reading).toMatchObject({ source: "Simulated market", url: "about:sample", stale: false });
      expect(reading).toMatchObject({ observedAt: FRIDAY_CLOSE, fetchedAt: "2026-08-23T12:00:00.000Z" });
    }
  });

  it("gives plain JSON that survives any cache", async () => {
    const { value } = await market.holdings("IJH");
    for (const answer of [value, await market.quotes(value.rows.map(({ ticker }) => ticker))]) {
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    }
  });

  it("gives the same numbers for the same instant, and others the next day", async () => {
    const one = await membersOf("IWM");
    const same = await membersOf("IWM", at("2026-08-23T12:00:00Z"));
    const next = await membersOf("IWM", at("2026-08-24T20:00:00Z"));
    expect(same).toEqual(one);
    expect([...next.quotes.keys()].sort()).toEqual([...one.quotes.keys()].sort());
    const moves = [...one.quotes.values()].map(
      ({ ticker, price }) => (next.quotes.get(ticker)?.price ?? 0) / price - 1,
    );
    expect(moves.filter((move) => move !== 0).length).toBeGreaterThan(1_900);
    expect(Math.max(...moves.map(Math.abs))).toBeLessThan(0.25);
  });

  it.each([
    ["on a Sunday", "2026-08-23T12:00:00Z", FRIDAY_CLOSE],
    ["a minute before the close", "2026-08-21T19:59:00Z", "2026-08-20T20:00:00.000Z"],
    ["at the close", "2026-08-21T20:00:00Z", FRIDAY_CLOSE],
    ["on a Monday morning", "2026-08-24T12:00:00Z", FRIDAY_CLOSE],
    ["in winter", "2026-01-21T21:30:00Z", "2026-01-21T21:00:00.000Z"],
    ["before the count of days begins", "1999-12-31T23:00:00Z", "1999-12-31T21:00:00.000Z"],
  ])("is of the last close %s", async (_when, now, close) => {
    const { observedAt, value } = await at(now).quotes(["SPY"]);
    expect(observedAt).toBe(close);
    expect(value.rows[0]?.observedAt).toBe(close);
  });

  it("answers for every index and its price fund", async () => {
    for (const { holdingsFund, priceFund } of Object.values(INDEXES)) {
      expect((await market.holdings(holdingsFund)).value.rows.length).toBeGreaterThan(0);
      expect((await market.fundRatios(priceFund)).value.trailingPe).toBeGreaterThan(10);
      expect((await market.history(priceFund, "2016-01-01")).value.days.length).toBeGreaterThan(2_500);
    }
  });

  it("leaves unknown tickers out of quotes and refuses their history", async () => {
    const { value } = await market.quotes(["NOSUCH", "SPY", "constructor", "__proto__"]);
    expect(value.rows.map(({ ticker }) => ticker)).toEqual(["SPY"]);
    await expect(market.history("NOSUCH", "2026-01-01")).rejects.toThrow(UserError);
    await expect(market.history("constructor", "2026-01-01")).rejects.toMatchObject({ problem: "no-data" });
    await expect(market.history("SPY", "2030-01-01")).rejects.toMatchObject({ problem: "no-data" });
    await expect(market.fundRatios("NOSUCH")).rejects.toMatchObject({ problem: "no-data" });
    await expect(market.estimates("SPY")).rejects.toMatchObject({ problem: "no-data" });
    await expect(market.series("DGS2", "2030-01-01")).rejects.toMatchObject({ problem: "no-data" });
  });
});

describe("simulated prices", () => {
  it("are daily closes on weekdays, ascending, that end with the quote", async () => {
    const { holdings, quotes } = await membersOf("IWM");
    for (const ticker of ["IWM", "SPY", "IJH", "MDY", "IWB", holdings.rows[0]?.ticker ?? ""]) {
      const { days } = (await market.history(ticker, "2016-08-20")).value;
      expect(days[0]?.date).toBe("2016-08-22");
      expect(days.at(-1)?.date).toBe("2026-08-21");
      expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).toSorted());
      expect(new Set(days.map(({ date }) => new Date(date).getUTCDay()))).toEqual(new Set([1, 2, 3, 4, 5]));
      expect(days.every(({ close, adjusted }) => close > 0 && adjusted !== null && adjusted <= close)).toBe(true);
    }
    const largest = holdings.rows[0]?.ticker ?? "";
    expect((await market.history(largest, "2026-08-21")).value.days[0]?.close).toBe(quotes.get(largest)?.price);
  });

  it("swing like a fund's, small caps more than large", async () => {
    const volatility = async (ticker: string) => {
      const { days } = (await market.history(ticker, "2006-08-21")).value;
      const steps = days.slice(1).map(({ close }, index) => Math.log(close / (days[index]?.close ?? close)));
      return Math.sqrt((steps.reduce((sum, step) => sum + step ** 2, 0) / steps.length) * 252);
    };
    const [small, large] = [await volatility("IWM"), await volatility("SPY")];
    expect(large).toBeGreaterThan(0.12);
    expect(large).toBeLessThan(0.2);
    expect(small).toBeGreaterThan(large);
    expect(small).toBeLessThan(0.27);
  });
});

describe("simulated companies", () => {
  it.each<[FundTicker, number]>([
    ["IWM", 2_000],
    ["IVV", 500],
    ["IJH", 400],
    ["IWB", 1_000],
  ])("fill %s with %d rows, the largest first, each with a quote", async (fund, count) => {
    const { holdings, quotes } = await membersOf(fund);
    expect(holdings.fund).toBe(fund);
    expect(holdings.rows).toHaveLength(count);
    expect(quotes.size).toBe(count);
    const values = holdings.rows.map(({ marketValue }) => marketValue);
    expect(values).toEqual(values.toSorted((one, other) => other - one));
    expect(values.every((value) => value > 0)).toBe(true);
    expect(holdings.leftOut.length).toBeGreaterThan(0);
  });

  it("put the whole of the large-cap fund into the broad one, and none into the small-cap one", async () => {
    const tickers = async (fund: FundTicker) =>
      new Set((await market.holdings(fund)).value.rows.map((row) => row.ticker));
    const [large, broad, small] = [await tickers("IVV"), await tickers("IWB"), await tickers("IWM")];
    expect(large.isSubsetOf(broad)).toBe(true);
    expect(broad.isDisjointFrom(small)).toBe(true);
  });

  it("have invented names and tickers, each only once", async () => {
    const { value: numbers } = await market.companyNumbers();
    const names = [...(await membersOf("IWM")).quotes.values(), ...(await membersOf("IWB")).quotes.values()];
    expect(Object.keys(numbers)).toHaveLength(3_000);
    expect(new Set(names.map(({ name }) => name)).size).toBe(3_000);
    expect(Object.keys(numbers).filter((ticker) => !/^[A-Z]{3}QX$/.test(ticker))).toEqual(["SKYW"]);
    // The SEC's real numbers are below three million.
    expect(Math.min(...Object.values(numbers))).toBeGreaterThan(8_999_999);
    const real = /apple|microsoft|nvidia|amazon|alphabet|meta|tesla|berkshire|exxon|pfizer|intel|oracle|visa|walmart/i;
    expect(names.filter(({ name }) => real.test(name.split(" ")[0] ?? ""))).toEqual([]);
  });

  it.each(["2018-03-15T22:00:00Z", "2026-08-23T12:00:00Z", "2026-11-23T12:00:00Z", "2029-06-01T22:00:00Z"])(
    "cost and lose about what real ones do, seen from %s",
    async (now) => {
      const source = at(now);
      const small = await membersOf("IWM", source);
      const large = await membersOf("IVV", source);
      const smallMembers = constituents(small.holdings, small.quotes);
      const largeMembers = constituents(large.holdings, large.quotes);
      expect(aggregate(smallMembers)).toBeGreaterThan(20);
      expect(aggregate(smallMembers)).toBeLessThan(26);
      expect(exNegative(smallMembers)).toBeGreaterThan(13.5);
      expect(exNegative(smallMembers)).toBeLessThan(17.5);
      expect(aggregate(largeMembers)).toBeGreaterThan(18);
      expect(aggregate(largeMembers)).toBeLessThan(22.5);
      expect(lossShare(small.quotes, "epsForward")).toBeGreaterThan(0.22);
      expect(lossShare(small.quotes, "epsForward")).toBeLessThan(0.26);
      expect(lossShare(small.quotes, "epsTrailing")).toBeGreaterThan(0.37);
      expect(lossShare(small.quotes, "epsTrailing")).toBeLessThan(0.43);
      expect(lossShare(large.quotes, "epsTrailing")).toBeLessThan(0.04);
    },
  );

  it("lose most in health care, and a twentieth of the small ones has no analysts", async () => {
    const { holdings, quotes } = await membersOf("IWM");
    const losers = holdings.rows.filter(({ ticker }) => (quotes.get(ticker)?.epsForward ?? 1) <= 0);
    expect(losers.filter(({ sector }) => sector === "Health Care").length).toBeGreaterThan(losers.length / 2);
    const unwatched = [...quotes.values()].filter(({ epsForward }) => epsForward === null);
    expect(unwatched.length / quotes.size).toBeGreaterThan(0.035);
    expect(unwatched.length / quotes.size).toBeLessThan(0.065);
    expect(unwatched.every(({ epsCurrentYear, epsTrailing }) => epsCurrentYear === null && epsTrailing !== null)).toBe(
      true,
    );
    expect([...quotes.values()].filter(({ bookValue }) => (bookValue ?? 0) < 0).length).toBeGreaterThan(40);
  });

  it("are concentrated at the top among the large and not among the small", async () => {
    const topTen = async (fund: FundTicker) => {
      const values = (await market.holdings(fund)).value.rows.map(({ marketValue }) => marketValue);
      const sum = (list: readonly number[]) => list.reduce((total, value) => total + value, 0);
      return sum(values.slice(0, 10)) / sum(values);
    };
    expect(await topTen("IVV")).toBeGreaterThan(0.22);
    expect(await topTen("IWM")).toBeLessThan(0.08);
  });

  it("belong to the eleven sectors", async () => {
    const sectors = new Set((await market.holdings("IWM")).value.rows.map(({ sector }) => sector));
    expect(sectors.size).toBe(11);
  });

  it("report near the day of the question", async () => {
    const { quotes } = await membersOf("IWM");
    for (const { reportAt } of quotes.values()) {
      const days = (Date.parse(reportAt ?? "") - Date.parse(FRIDAY_CLOSE)) / 86_400_000;
      expect(days).toBeGreaterThan(-130);
      expect(days).toBeLessThan(15);
    }
  });

  it("say when they report next, as a guess until it is near", async () => {
    const { quotes } = await membersOf("IWM");
    for (const { nextReport } of quotes.values()) {
      const away = (Date.parse(nextReport?.to ?? "") - Date.parse(FRIDAY_CLOSE)) / 86_400_000;
      expect(away).toBeGreaterThan(0);
      expect(away).toBeLessThan(96);
      expect(nextReport?.estimated).toBe(nextReport?.from !== nextReport?.to);
    }
    const inSeason = createSampleMarket(() => Date.parse("2026-07-24T21:00:00Z"));
    const { rows } = (await inSeason.quotes([...quotes.keys()].slice(0, 50))).value;
    expect(new Set(rows.map(({ nextReport }) => nextReport?.estimated))).toEqual(new Set([true, false]));
  });

  it("stand within the lowest and highest price of their year", async () => {
    const { quotes } = await membersOf("IWM");
    for (const { price, yearLow, yearHigh, previousClose, average50, average200 } of quotes.values()) {
      for (const each of [price, previousClose, average50, average200]) {
        expect(each).toBeGreaterThanOrEqual(yearLow ?? Number.NaN);
        expect(each).toBeLessThanOrEqual(yearHigh ?? Number.NaN);
      }
    }
  });
});
