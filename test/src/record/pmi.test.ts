import { describe, expect, it } from "vitest";
import type { PmiSeries } from "../../../src/market/macro.ts";
import type { Reading } from "../../../src/reading.ts";
import { memoryRecords } from "../../../src/record/memory-record.ts";
import { METHOD_VERSION } from "../../../src/record/method-version.ts";
import { firstSeen, recordPmi } from "../../../src/record/pmi.ts";
import { FAKE_NOW } from "../../support/fake-market.ts";
import { readingOf } from "../../support/market.ts";

const month = (name: string, value: number, own = false) => ({ month: name, value, own });
const market = (months: PmiSeries["months"], more: Partial<Reading<PmiSeries>> = {}) => ({
  pmi: async () => readingOf<PmiSeries>({ months, refused: [] }, more),
});

describe("the record of the PMI", () => {
  it("keeps each month once, by its first day, with what it was read from", async () => {
    const { pmi: record } = memoryRecords();
    const added = await recordPmi(market([month("2026-06", 53.3), month("2026-07", 55.6)]), record, FAKE_NOW);
    expect(added).toEqual(["2026-06", "2026-07"]);
    const [june, july] = await record.days();
    expect(june).toMatchObject({
      date: "2026-06-01",
      recordedAt: "2026-08-21T21:00:00.000Z",
      method: METHOD_VERSION,
      inputsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      figures: { pmi: 53.3 },
    });
    expect(july).toMatchObject({ date: "2026-07-01", figures: { pmi: 55.6 } });
    expect(await record.inputs("2026-07-01")).toMatchObject({ month: "2026-07", pmi: 55.6, source: "Test source" });
  });

  it("keeps the value first seen when the source revises it", async () => {
    const { pmi: record } = memoryRecords();
    await recordPmi(market([month("2026-07", 55.6)]), record, FAKE_NOW);
    const added = await recordPmi(market([month("2026-06", 53), month("2026-07", 55.1)]), record, FAKE_NOW + 1);
    expect(added).toEqual(["2026-06"]);
    const seen = firstSeen(await record.days());
    expect(seen.get("2026-07")).toEqual({ value: 55.6, seenAt: "2026-08-21T21:00:00.000Z" });
    expect(seen.get("2026-06")?.value).toBe(53);
  });

  it("takes nothing from an older copy", async () => {
    const { pmi: record } = memoryRecords();
    expect(await recordPmi(market([month("2026-07", 55.6)], { stale: true }), record, FAKE_NOW)).toEqual([]);
    expect(await record.days()).toEqual([]);
  });

  it("leaves out the operator's own values and months that are not out yet", async () => {
    const { pmi: record } = memoryRecords();
    const months = [month("2026-06", 53, true), month("2026-07", 55.6), month("2026-08", 55)];
    expect(await recordPmi(market(months), record, FAKE_NOW)).toEqual(["2026-07"]);
  });

  it("passes a failure of the source on", async () => {
    const failing = { pmi: () => Promise.reject(new Error("DBnomics is down")) };
    await expect(recordPmi(failing, memoryRecords().pmi, FAKE_NOW)).rejects.toThrow("DBnomics is down");
  });
});
