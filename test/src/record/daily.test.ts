import { describe, expect, it } from "vitest";
import { recordDay } from "../../../src/record/daily.ts";
import { memoryRecord } from "../../../src/record/memory-record.ts";
import { METHOD_VERSION } from "../../../src/record/method-version.ts";
import type { DailyRecord } from "../../../src/record/record.ts";
import { openSqliteStore } from "../../../src/store/sqlite.ts";
import { METHODS, METRICS } from "../../../src/valuation/metric.ts";
import { EXAMPLE, FAKE_NOW, type FakeCompany, fakeMarket } from "../../support/fake-market.ts";
import { keptLog } from "../../support/kept-log.ts";
import { membersOf } from "../../support/members.ts";

const market = fakeMarket({ funds: EXAMPLE });
const { IWM = [], IVV = [] } = EXAMPLE;
const small = membersOf("russell2000", IWM);
const large = membersOf("sp500", IVV);

/** The same companies, priced at another time or otherwise. */
const quoted = (companies: readonly FakeCompany[], change: object): FakeCompany[] =>
  companies.map((each) => ({ ...each, quote: each.quote && { ...each.quote, ...change } }));

describe.each([
  ["in memory", memoryRecord],
  ["in SQLite", () => openSqliteStore("sqlite://:memory:", { log: keptLog(), now: () => FAKE_NOW }).records.figures],
])("recording a day %s", (_, open: () => DailyRecord) => {
  const hashes = async (...sides: readonly (readonly FakeCompany[])[]) =>
    Promise.all(
      sides.map(async (companies) => {
        const record = open();
        await recordDay(membersOf("russell2000", companies), large, market, record, FAKE_NOW);
        return (await record.days())[0]?.inputsHash;
      }),
    );

  it("writes figures of every metric and method, with their inputs", async () => {
    const record = open();
    expect(await recordDay(small, large, market, record, FAKE_NOW)).toBe("2026-08-21");
    const [day] = await record.days();
    expect(day).toMatchObject({
      date: "2026-08-21",
      recordedAt: new Date(FAKE_NOW).toISOString(),
      method: METHOD_VERSION,
    });
    expect(day?.figures["small.forward-pe.aggregate"]).toBeCloseTo(26.25, 9);
    expect(day?.figures["small.forward-pe.exNegative"]).toBeCloseTo(40 / 3, 9);
    expect(day?.figures["gap.forward-pe.exNegative.discount"]).toBeCloseTo(1 / 3, 9);
    for (const metric of METRICS) {
      for (const method of METHODS) {
        for (const id of [`small.${metric}.${method}`, `large.${metric}.${method}`, `gap.${metric}.${method}.turns`]) {
          expect(day?.figures[id], id).toEqual(expect.any(Number));
        }
      }
    }
    expect(await record.inputs("2026-08-21")).toMatchObject({
      small: [["ABC", 40_000, 40, 3, 2.5, 20, 4e9, 2e9], expect.arrayContaining(["XYZ"])],
    });
  });

  it("writes a day once: what is recorded stays as it is", async () => {
    const record = open();
    await recordDay(small, large, market, record, FAKE_NOW);
    const first = await record.days();
    const later = membersOf("russell2000", quoted(IWM, { price: 99 }));
    expect(await recordDay(later, large, market, record, FAKE_NOW + 60_000)).toBeNull();
    expect(await record.days()).toEqual(first);
  });

  it("writes one day once when two processes find it at the same time", async () => {
    const record = open();
    const written = await Promise.all([1, 2].map(() => recordDay(small, large, market, record, FAKE_NOW)));
    expect(written.filter((day) => day !== null)).toHaveLength(1);
    expect(await record.days()).toHaveLength(1);
  });

  it("takes the day from the quotes, never from the clock", async () => {
    const record = open();
    const monday = Date.parse("2026-08-24T11:00:00Z");
    expect(await recordDay(small, large, market, record, monday)).toBe("2026-08-21");
  });

  it.each([
    ["an index is still loading", { ...small, loading: true }, large],
    ["a request was not answered", { ...small, loaded: 1, requests: 2 }, large],
    ["the other index was not answered", small, { ...large, loaded: 0, requests: 1 }],
    ["the holdings are an older copy", { ...small, holdings: { ...small.holdings, stale: true } }, large],
    ["quotes are an older copy", small, membersOf("sp500", IVV, { stale: true })],
    ["there is no quote at all", membersOf("russell2000", []), membersOf("sp500", [])],
  ])("writes nothing when %s", async (_, one, other) => {
    const record = open();
    expect(await recordDay(one, other, market, record, FAKE_NOW)).toBeNull();
    expect(await record.days()).toEqual([]);
  });

  it.each([
    ["before the close", "2026-08-21T19:59:00.000Z", "2026-08-21T20:00:30.000Z", null],
    ["soon after it, with prices of before", "2026-08-21T19:59:00.000Z", "2026-08-21T20:14:00.000Z", null],
    ["a quarter of an hour after it", "2026-08-21T19:59:00.000Z", "2026-08-21T20:15:00.000Z", "2026-08-21"],
    ["right after it, with prices of the close", "2026-08-21T20:00:01.000Z", "2026-08-21T20:01:00.000Z", "2026-08-21"],
    ["after a half day's close, late", "2026-11-27T18:00:01.000Z", "2026-11-27T21:30:00.000Z", "2026-11-27"],
    ["in winter, at the same hour of UTC", "2026-01-21T20:00:01.000Z", "2026-01-21T20:20:00.000Z", null],
  ])(
    "knows whether a day is over: fetched %s (prices of %s, fetched at %s) gives %s",
    async (_, observedAt, fetchedAt, day) => {
      const record = open();
      const at = (id: "russell2000" | "sp500", companies: readonly FakeCompany[]) =>
        membersOf(id, quoted(companies, { observedAt }), { fetchedAt });
      const written = await recordDay(at("russell2000", IWM), at("sp500", IVV), market, record, Date.parse(fetchedAt));
      expect(written).toBe(day);
    },
  );

  it("writes nothing while one index has the close and the other prices from before it", async () => {
    const record = open();
    const early = membersOf("sp500", quoted(IVV, { observedAt: "2026-08-21T19:50:00.000Z" }), {
      fetchedAt: "2026-08-21T19:50:05.000Z",
    });
    expect(await recordDay(small, early, market, record, FAKE_NOW)).toBeNull();
  });

  it("waits six hours for filings that fail, then goes on without and says null for sales", async () => {
    const record = open();
    const without = fakeMarket({ funds: EXAMPLE, fails: { filings: "SEC data is off" } });
    expect(await recordDay(small, large, without, record, FAKE_NOW)).toBeNull();
    const evening = FAKE_NOW + 6 * 60 * 60_000;
    expect(await recordDay(small, large, without, record, evening)).toBe("2026-08-21");
    const [day] = await record.days();
    expect(day?.figures["small.price-sales.exNegative"]).toBeNull();
    expect(day?.figures["small.forward-pe.exNegative"]).not.toBeNull();
  });

  it("hashes the inputs: the same give the same, a changed cent another", async () => {
    const [one, again, other] = await hashes(IWM, quoted(IWM, {}), quoted(IWM, { price: 40.01 }));
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
  });
});
