import { describe, expect, it } from "vitest";
import { memoryRecord } from "../../../src/record/memory-record.ts";
import type { DailyRecord, RecordedDay } from "../../../src/record/record.ts";
import {
  lastSettlement,
  recordedPrices,
  recordStrip,
  STRIP_METHOD,
  settledBefore,
  stripOn,
} from "../../../src/record/strip.ts";
import { openSqliteStore } from "../../../src/store/sqlite.ts";
import { FAKE_NOW } from "../../support/fake-market.ts";
import { keptLog } from "../../support/kept-log.ts";
import { fakeRates, STRIP } from "../../support/rates.ts";

const at = (instant: string) => Date.parse(instant);

describe.each([
  ["in memory", memoryRecord],
  ["in SQLite", () => openSqliteStore("sqlite://:memory:", { log: keptLog(), now: () => FAKE_NOW }).records.strip],
])("recording a strip %s", (_, open: () => DailyRecord) => {
  it("writes prices by contract month with the range and the effective rate then known", async () => {
    const record = open();
    expect(await recordStrip(fakeRates(), record, FAKE_NOW)).toBe("2026-08-21");
    const [day] = await record.days();
    expect(day).toMatchObject({
      date: "2026-08-21",
      recordedAt: new Date(FAKE_NOW).toISOString(),
      method: STRIP_METHOD,
      figures: { ...STRIP, lower: 3.5, upper: 3.75, effective: 3.63 },
    });
    expect(day?.inputsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await record.inputs("2026-08-21")).toMatchObject({
      contracts: expect.arrayContaining([{ month: "2026-09", price: 96.33, observedAt: "2026-08-21T20:00:00.000Z" }]),
    });
  });

  it("never writes a day twice", async () => {
    const record = open();
    await recordStrip(fakeRates(), record, FAKE_NOW);
    expect(await recordStrip(fakeRates({ strip: { "2026-09": 90 } }), record, FAKE_NOW + 60_000)).toBeNull();
    expect((await record.days())[0]?.figures["2026-09"]).toBe(96.33);
  });

  it.each([
    ["while the day is running", { at: "2026-08-21T18:00:00.000Z" }, "2026-08-21T18:05:00Z"],
    ["from prices of before the close", { at: "2026-08-21T19:59:00.000Z" }, "2026-08-21T21:00:00Z"],
    ["before the prices of the close have arrived", {}, "2026-08-21T20:10:00Z"],
    ["from an older copy", { stale: true }, "2026-08-21T21:00:00Z"],
    ["of a day without trading", { at: "2026-08-23T22:30:00.000Z" }, "2026-08-23T23:00:00Z"],
    ["of a strip without prices", { strip: {} }, "2026-08-21T21:00:00Z"],
  ] as const)("writes nothing %s", async (_, options, now) => {
    const record = open();
    expect(await recordStrip(fakeRates(options), record, at(now))).toBeNull();
    expect(await record.days()).toEqual([]);
  });

  it("waits for rates that fail, and then writes what it has", async () => {
    const record = open();
    const market = fakeRates({ fails: { policyRates: "it does not answer" } });
    expect(await recordStrip(market, record, FAKE_NOW)).toBeNull();
    expect(await recordStrip(market, record, FAKE_NOW + 6 * 3_600_000)).toBe("2026-08-21");
    expect((await record.days())[0]?.figures).toMatchObject({ "2026-09": 96.33, lower: null, effective: null });
  });

  it("records Friday's close on the weekend after it", async () => {
    const record = open();
    expect(await recordStrip(fakeRates(), record, at("2026-08-22T15:00:00Z"))).toBe("2026-08-21");
  });
});

describe("a failing strip", () => {
  it("is the caller's to report", async () => {
    const market = fakeRates({ fails: { strip: "it does not answer" } });
    await expect(recordStrip(market, memoryRecord(), FAKE_NOW)).rejects.toThrow("it does not answer");
  });
});

describe("recorded strips", () => {
  const day = (date: string, figures: RecordedDay["figures"], method = STRIP_METHOD): RecordedDay => ({
    date,
    recordedAt: `${date}T21:00:00.000Z`,
    method,
    inputsHash: "",
    figures,
  });
  const days = [
    day("2026-07-31", { "2026-07": 96.375, "2026-08": 96.36 }),
    day("2026-08-20", { "2026-08": 96.369, "2026-09": 96.33 }),
    day("2026-08-21", { "2026-08": 96.375, "2026-09": null, lower: 3.5 }),
    day("2026-08-24", { "2026-08": 90 }, STRIP_METHOD + 1),
  ];

  it("stand for a date by the last one at or before it, within the slack", () => {
    expect(stripOn(days, "2026-08-21", 4)?.date).toBe("2026-08-21");
    expect(stripOn(days, "2026-08-24", 4)?.date).toBe("2026-08-21");
    expect(stripOn(days, "2026-08-19", 4)).toBeNull();
    expect(stripOn(days, "2026-07-30", 4)).toBeNull();
    expect(stripOn([], "2026-08-21", 4)).toBeNull();
  });

  it("know a contract's last price inside its own month", () => {
    expect(lastSettlement(days, "2026-08")).toEqual({ date: "2026-08-21", price: 96.375 });
    expect(lastSettlement(days, "2026-07")).toEqual({ date: "2026-07-31", price: 96.375 });
    expect(lastSettlement(days, "2026-09")).toBeNull();
    expect([...settledBefore(days, "2026-09")]).toEqual([
      ["2026-07", { date: "2026-07-31", price: 96.375 }],
      ["2026-08", { date: "2026-08-21", price: 96.375 }],
    ]);
  });

  it("give prices by month and nothing else", () => {
    expect([...recordedPrices(day("2026-08-21", { "2026-08": 96.375, "2026-09": null, lower: 3.5 }))]).toEqual([
      ["2026-08", 96.375],
    ]);
  });
});
