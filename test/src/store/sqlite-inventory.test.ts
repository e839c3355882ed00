import { Keyv } from "keyv";
import { describe, expect, it } from "vitest";
import { createRemember } from "../../../src/market/remember.ts";
import { openSqliteStore } from "../../../src/store/sqlite.ts";
import { keptLog } from "../../support/kept-log.ts";
import { EVENING, readingOf } from "../../support/market.ts";

const log = keptLog();

function setUp() {
  const store = openSqliteStore("sqlite://:memory:", { log, now: Date.now });
  const cache = new Keyv({
    store: store.cache,
    namespace: "market",
    serialize: JSON.stringify,
    deserialize: JSON.parse,
  });
  const now = () => EVENING;
  return { store, cache, remember: createRemember({ store: cache, now, origin: "sources", log }) };
}

describe("the inventory of a store", () => {
  it("is empty for an empty store, which has a size all the same", async () => {
    const { bytes, entries, copies } = await setUp().store.inventory("market");
    expect(bytes).toBeGreaterThan(0);
    expect({ entries, copies }).toEqual({ entries: 0, copies: [] });
  });

  it("tells of every kept reading what it is, without its value", async () => {
    const { store, remember } = setUp();
    const reading = readingOf({ contracts: [{ month: "2026-09" }, { month: "2026-10" }] });
    await remember("strip", "strip", async () => reading, "strict");
    const { observedAt, fetchedAt } = reading;
    expect(await store.inventory("market")).toMatchObject({
      entries: 1,
      copies: [{ key: "strip", kind: "strip", origin: "sources", observedAt, fetchedAt, rows: 2 }],
    });
    expect((await store.inventory("other")).copies).toEqual([]);
  });

  it("passes over what is no kept reading, of whatever shape", async () => {
    const { store, cache } = setUp();
    const reading = readingOf(1);
    await cache.set("text", "text");
    await cache.set("no-kind", { reading, origin: "sources", format: 1 });
    await cache.set("unknown", { reading, origin: "sources", format: 1, kind: "weather" });
    await cache.set("timeless", { reading: { value: 1 }, origin: "sources", format: 1, kind: "strip" });
    await store.cache.set("market:broken", "{", 60_000);
    expect(await store.inventory("market")).toMatchObject({ entries: 5, copies: [] });
  });

  it("fails when the store is closed, as every other request does", async () => {
    const { store } = setUp();
    store.close();
    await expect(store.inventory("market")).rejects.toThrow();
  });
});
