import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { futuresSymbols, stripObservedAt, toFuturesStrip } from "../../../src/market/fed-funds-futures.ts";
import { yahooSource } from "../../../src/market/yahoo.ts";
import { startFakeYahoo } from "../../support/fake-yahoo.ts";
import { EVENING, fakeTime, politeIn } from "../../support/market.ts";
import { hasReplay, startReplay } from "../../support/replay.ts";
import type { Sent } from "../../support/source-server.ts";

const CLOSE = Date.parse("2026-08-21T20:00:00Z") / 1000;
const DAY = 86_400;
const contract = (symbol: string, more: object = {}) => ({
  symbol: `${symbol}.CBT`,
  quoteType: "FUTURE",
  regularMarketPrice: 96.25,
  regularMarketTime: CLOSE,
  ...more,
});
const strip = (...rows: readonly unknown[]) => toFuturesStrip(rows, EVENING);

describe("the contracts to ask for", () => {
  it("run from last month to eighteen months ahead, with the exchange's letters", () => {
    const symbols = futuresSymbols(EVENING);
    expect(symbols).toHaveLength(20);
    expect(symbols.slice(0, 3)).toEqual(["ZQN26.CBT", "ZQQ26.CBT", "ZQU26.CBT"]);
    expect(symbols.slice(5, 7)).toEqual(["ZQZ26.CBT", "ZQF27.CBT"]);
    expect(symbols.at(-1)).toBe("ZQG28.CBT");
  });

  it("go by the month in New York, over the turn of the year too", () => {
    expect(futuresSymbols(Date.parse("2027-01-01T04:59:00Z"))[1]).toBe("ZQZ26.CBT");
    expect(futuresSymbols(Date.parse("2027-01-01T05:00:00Z")).slice(0, 2)).toEqual(["ZQZ26.CBT", "ZQF27.CBT"]);
  });
});

describe("a strip", () => {
  it("is read in order of months, without the noise of 32-bit floats", () => {
    const rows = [
      contract("ZQU26", { regularMarketPrice: 96.32499694824219 }),
      contract("ZQQ26", { regularMarketPrice: 96.36750030517578 }),
    ];
    expect(strip(...rows)).toEqual({
      contracts: [
        { month: "2026-08", price: 96.3675, observedAt: "2026-08-21T20:00:00.000Z" },
        { month: "2026-09", price: 96.325, observedAt: "2026-08-21T20:00:00.000Z" },
      ],
      dropped: [],
    });
  });

  it("keeps its holes: nothing is put where the source has nothing", () => {
    const months = strip(contract("ZQQ26"), contract("ZQV26")).contracts.map(({ month }) => month);
    expect(months).toEqual(["2026-08", "2026-10"]);
  });

  it("keeps the expired contract where the source still has it", () => {
    expect(strip(contract("ZQN26")).contracts[0]?.month).toBe("2026-07");
  });

  it.each<[string, unknown, string]>([
    ["is no row", "garbage", "?"],
    ["names nothing", { regularMarketPrice: 96 }, "?"],
    ["is of another contract", contract("GCZ26"), "GCZ26.CBT"],
    ["is of a month that nobody asked for", contract("ZQN30"), "ZQN30.CBT"],
    ["has no price", contract("ZQQ26", { regularMarketPrice: {} }), "ZQQ26.CBT"],
    ["has a price of zero", contract("ZQQ26", { regularMarketPrice: 0 }), "ZQQ26.CBT"],
    ["has a price below any", contract("ZQQ26", { regularMarketPrice: 84.99 }), "ZQQ26.CBT"],
    ["has a price above any", contract("ZQQ26", { regularMarketPrice: 100.51 }), "ZQQ26.CBT"],
    ["has no time", contract("ZQQ26", { regularMarketTime: null }), "ZQQ26.CBT"],
    ["has a time to come", contract("ZQQ26", { regularMarketTime: CLOSE + 3 * DAY }), "ZQQ26.CBT"],
    ["comes twice", contract("ZQU26"), "ZQU26.CBT"],
  ])("drops a row that %s, with a reason, and keeps the others", (_, row, ticker) => {
    const { contracts, dropped } = strip(contract("ZQU26"), row);
    expect(contracts.map(({ month }) => month)).toEqual(["2026-09"]);
    expect(dropped).toEqual([{ ticker, reason: expect.stringMatching(/^[a-z ]+$/) }]);
  });

  it("loses nothing to garbage: each row is kept or dropped, and prices are whole ticks", () => {
    const garbage = fc.jsonValue();
    const good = fc
      .double({ min: 85, max: 100.5, noNaN: true })
      .map((price) => contract("ZQX26", { regularMarketPrice: price }));
    fc.assert(
      fc.property(fc.array(garbage), good, (rows, row) => {
        const { contracts, dropped } = strip(...rows, row);
        expect(contracts.length + dropped.length).toBe(rows.length + 1);
        const price = contracts[0]?.price ?? 0;
        expect(price * 400).toBeCloseTo(Math.round(price * 400), 6);
        expect(Math.abs(price - row.regularMarketPrice)).toBeLessThanOrEqual(0.00125 + 1e-9);
      }),
    );
  });

  it("is as old as the oldest price of a contract that still runs; a final one does not age", () => {
    const rows = [
      contract("ZQN26", { regularMarketTime: CLOSE - 21 * DAY }),
      contract("ZQQ26"),
      contract("ZQG28", { regularMarketTime: CLOSE - 2 * DAY }),
    ];
    expect(stripObservedAt(strip(...rows), EVENING)).toBe("2026-08-19T20:00:00.000Z");
    expect(stripObservedAt(strip(...rows.slice(0, 1)), EVENING)).toBe("2026-07-31T20:00:00.000Z");
    expect(stripObservedAt(strip(), EVENING)).toBeNull();
  });
});

describe("the request", () => {
  async function setUp(sent?: Sent) {
    const server = await startFakeYahoo();
    onTestFinished(server.close);
    if (sent) server.yahoo.instead = ({ path }) => (path === "/v7/finance/quote" ? sent : undefined);
    const time = fakeTime();
    return { server, yahoo: yahooSource(politeIn(time, { mirror: server.url }), time.now) };
  }
  const quotes = (...result: readonly unknown[]): Sent => ({ body: { quoteResponse: { result, error: null } } });

  it("is one, for all contracts", async () => {
    const { server, yahoo } = await setUp(quotes(contract("ZQQ26"), contract("ZQU26")));
    const reading = await yahoo.strip();
    expect(reading).toMatchObject({
      source: "Yahoo Finance fed funds futures",
      observedAt: "2026-08-21T20:00:00.000Z",
      fetchedAt: new Date(EVENING).toISOString(),
      stale: false,
    });
    expect(reading.value.contracts).toHaveLength(2);
    const asked = server.askedFor("/v7/finance/quote");
    expect(asked.map(({ query }) => query.get("symbols"))).toEqual([futuresSymbols(EVENING).join()]);
    expect(reading.url).not.toContain("crumb");
  });

  it.each<[string, Sent]>([
    ["no contract", quotes()],
    ["rows of no use only", quotes(contract("ZQQ26", { regularMarketPrice: 0 }), null)],
  ])("that brings %s fails and says what is missing", async (_, sent) => {
    const { yahoo } = await setUp(sent);
    await expect(yahoo.strip()).rejects.toMatchObject({
      kind: "missing",
      message: "Yahoo Finance has no fed funds futures",
    });
  });

  it.runIf(hasReplay).each([
    ["2022-09-12", ["2022-09", 97.4475], ["2022-10", 96.94]],
    ["2026-08-21", ["2026-08", 96.37], ["2026-09", 96.325]],
  ])("brings the recorded prices of %s", async (date, ...first) => {
    const replay = await startReplay(date);
    onTestFinished(replay.close);
    const time = fakeTime(Date.parse(`${date}T21:00:00Z`));
    const { value, observedAt } = await yahooSource(politeIn(time, { mirror: replay.url }), time.now).strip();
    expect(value.contracts.slice(0, 2).map(({ month, price }) => [month, price])).toEqual(first);
    expect(value.dropped).toEqual([]);
    expect(observedAt.slice(0, 10)).toBe(date);
  });
});
