import { describe, expect, it } from "vitest";
import { rowsOf } from "../../../src/market/copies.ts";
import { createLedger, lapsesOf } from "../../../src/market/ledger.ts";
import { createRemember } from "../../../src/market/remember.ts";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import { keptLog } from "../../support/kept-log.ts";
import { EVENING, fakeTime, readingOf } from "../../support/market.ts";

function setUp() {
  const time = fakeTime(EVENING);
  const kept = new Map<string, unknown>();
  const store = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => kept.set(key, value),
  };
  const ledger = createLedger();
  const remember = createRemember({ store, now: time.now, origin: "sources", log: keptLog(), ledger });
  const load = async () => readingOf({ rows: [1, 2, 3] }, { fetchedAt: new Date(time.at).toISOString() });
  const fail = async () => {
    throw new SourceFailure("network", "source", "the source is down; asked again in 20 s", { reason: "it is down" });
  };
  return { time, kept, ledger, remember, load, fail };
}

describe("the ledger", () => {
  it("knows what was read without its value: how much, of when, from where", async () => {
    const { ledger, remember, load, time } = setUp();
    await remember("holdings:IWM", "holdings", load, "strict");
    expect(ledger.copies()).toEqual([
      {
        key: "holdings:IWM",
        kind: "holdings",
        origin: "sources",
        observedAt: expect.any(String),
        fetchedAt: new Date(time.at).toISOString(),
        rows: 3,
      },
    ]);
    expect(ledger.lapses()).toEqual([]);
  });

  it("knows what was found in the store", async () => {
    const { kept, remember, load, time } = setUp();
    await remember("strip", "strip", load, "strict");
    const ledger = createLedger();
    const store = { get: async (key: string) => kept.get(key), set: async () => true };
    const later = createRemember({ store, now: time.now, origin: "sources", log: keptLog(), ledger });
    await later("strip", "strip", load, "known");
    expect(ledger.copies()).toMatchObject([{ key: "strip", kind: "strip" }]);
  });

  it("knows what failed, when and why in words that stay true, until it is made good", async () => {
    const { ledger, remember, load, fail, time } = setUp();
    await expect(remember("pmi", "pmi", fail, "strict")).rejects.toThrow();
    expect(ledger.lapses()).toEqual([{ key: "pmi", kind: "pmi", at: time.at, reason: "it is down" }]);
    expect(lapsesOf("pmi", ledger.lapses())).toHaveLength(1);
    expect(lapsesOf("fomc", ledger.lapses())).toEqual([]);
    time.at += 60_000;
    await remember("pmi", "pmi", load, "strict");
    expect(ledger.lapses()).toEqual([]);
  });

  it("tells the latest failure of a kind first", () => {
    const ledger = createLedger();
    for (const [key, at] of [
      ["a", 1],
      ["b", 3],
      ["c", 2],
    ] as const)
      ledger.fail(key, "series", at, new Error(key));
    expect(lapsesOf("series", ledger.lapses()).map(({ reason }) => reason)).toEqual(["b", "c", "a"]);
  });
});

describe("the policy “kept”", () => {
  it("gives whatever is there, marked as old, and asks no source", async () => {
    const { remember, load, fail, time } = setUp();
    await remember("strip", "strip", load, "strict");
    time.at += 30 * 24 * 3_600_000;
    expect(await remember("strip", "strip", fail, "kept")).toMatchObject({ value: { rows: [1, 2, 3] }, stale: true });
    await expect(remember("pmi", "pmi", load, "kept")).rejects.toMatchObject({ kind: "loading" });
  });
});

describe("the length of a value's list", () => {
  it.each([
    [{ rows: [1, 2] }, 2],
    [{ fund: "IWM", days: [] }, 0],
    [{ IWM: 1 }, null],
    [null, null],
    ["text", null],
  ])("of %j is %s", (value, length) => {
    expect(rowsOf(value)).toBe(length);
  });
});
