import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { Keyv } from "keyv";
import { describe, expect, it } from "vitest";
import { prepareSchema } from "../../../src/store/schema.ts";
import { sqliteCache } from "../../../src/store/sqlite-cache.ts";

function openCache({ maxPages }: { maxPages?: number } = {}) {
  const database = new DatabaseSync(":memory:");
  prepareSchema(database);
  if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`);
  const clock = { now: Date.parse("2026-08-21T21:00:00Z") };
  const errors: unknown[] = [];
  const cache = sqliteCache(database, () => clock.now);
  cache.on("error", (error: unknown) => errors.push(error));
  return { database, cache, clock, errors };
}

describe("the cache in SQLite", () => {
  it("gives back any text under any key, and the last one written", async () => {
    const { cache } = openCache();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), async (key, value) => {
        await cache.set(key, "older");
        await cache.set(key, value);
        expect(await cache.get(key)).toBe(value);
        expect(await cache.has?.(key)).toBe(true);
      }),
    );
  });

  it("knows nothing of a key that was never written", async () => {
    const { cache } = openCache();
    expect(await cache.get("absent")).toBeUndefined();
    expect(await cache.has?.("absent")).toBe(false);
    expect(await cache.delete("absent")).toBe(false);
    expect(await cache.getMany?.([])).toEqual([]);
  });

  it("reads many keys in the order asked, with gaps where there is nothing", async () => {
    const { cache } = openCache();
    await cache.set("a", "1");
    await cache.set("c", "3");
    expect(await cache.getMany?.(["c", "b", "a"])).toEqual(["3", undefined, "1"]);
  });

  it("forgets an entry once its time to live is over", async () => {
    const { cache, clock } = openCache();
    await cache.set("short", "1", 1_000);
    await cache.set("long", "2");
    clock.now += 1_000;
    expect(await cache.get("short")).toBe("1");
    clock.now += 1;
    expect(await cache.get("short")).toBeUndefined();
    expect(await cache.has?.("short")).toBe(false);
    expect(await cache.getMany?.(["short", "long"])).toEqual([undefined, "2"]);
  });

  it("drops the time to live when the same key is written without one", async () => {
    const { cache, clock } = openCache();
    await cache.set("key", "1", 1_000);
    await cache.set("key", "2");
    clock.now += 5_000;
    expect(await cache.get("key")).toBe("2");
  });

  it("sweeps expired entries from the file as others are written", async () => {
    const { cache, clock, database } = openCache();
    for (let each = 0; each < 10; each += 1) await cache.set(`old ${each}`, "x", 10);
    clock.now += 11;
    for (let each = 0; each < 500; each += 1) await cache.set("new", "x");
    expect(database.prepare("SELECT count(*) AS rows FROM cache").get()?.rows).toBe(1);
  });

  it("tells its listeners of a failed read, and rejects reads and writes alike", async () => {
    const { cache, database, errors } = openCache();
    database.close();
    await expect(cache.get("key")).rejects.toThrow();
    await expect(cache.getMany?.(["key"])).rejects.toThrow();
    await expect(cache.has?.("key")).rejects.toThrow();
    expect(errors).toHaveLength(3);
    await expect(cache.set("key", "1")).rejects.toThrow();
    await expect(cache.delete("key")).rejects.toThrow();
    await expect(cache.clear()).rejects.toThrow();
  });
});

describe("Keyv over the cache in SQLite", () => {
  it("keeps values of every JSON kind", async () => {
    const keyv = new Keyv({ store: openCache().cache });
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), fc.jsonValue(), async (key, value) => {
        expect(await keyv.set(key, value)).toBe(true);
        expect(JSON.stringify(await keyv.get(key))).toBe(JSON.stringify(value));
      }),
    );
  });

  it("deletes one key, several keys, and says what was there", async () => {
    const keyv = new Keyv({ store: openCache().cache });
    await keyv.set("a", 1);
    await keyv.set("b", 2);
    await keyv.set("c", 3);
    expect(await keyv.delete("a")).toBe(true);
    expect(await keyv.delete("a")).toBe(false);
    expect(await keyv.delete(["b", "c"])).toBe(true);
    expect(await keyv.get(["a", "b", "c"])).toEqual([undefined, undefined, undefined]);
  });

  it("clears its own namespace only", async () => {
    const { database } = openCache();
    const quotes = new Keyv({ store: sqliteCache(database, Date.now), namespace: "quotes" });
    const longer = new Keyv({ store: sqliteCache(database, Date.now), namespace: "quotes-old" });
    await quotes.set("IWM", 1);
    await longer.set("IWM", 2);
    await quotes.clear();
    expect(await quotes.has("IWM")).toBe(false);
    expect(await longer.get("IWM")).toBe(2);
  });

  it("clears everything without a namespace", async () => {
    const { cache } = openCache();
    await cache.set("a", "1");
    await cache.clear();
    expect(await cache.get("a")).toBeUndefined();
  });

  it("iterates over its own namespace only, however many entries there are", async () => {
    const { database } = openCache();
    const quotes = new Keyv({ store: sqliteCache(database, Date.now), namespace: "quotes" });
    const other = new Keyv({ store: sqliteCache(database, Date.now), namespace: "other" });
    const written = Array.from({ length: 250 }, (_, each) => [`key ${each}`, each] as const);
    for (const [key, value] of written) await quotes.set(key, value);
    await other.set("not mine", 1);
    const seen = new Map<string, number>();
    for await (const [key, value] of quotes.iterator?.(undefined) ?? []) seen.set(key, value);
    expect(seen).toEqual(new Map(written));
  });

  it("answers as if empty and tells its listeners when the file is gone, so that the source can be asked", async () => {
    const { cache, database } = openCache();
    const keyv = new Keyv({ store: cache });
    const errors: unknown[] = [];
    keyv.on("error", (error) => errors.push(error));
    database.close();
    expect(await keyv.get("IWM")).toBeUndefined();
    expect(await keyv.set("IWM", 1)).toBe(false);
    expect(await keyv.delete("IWM")).toBe(false);
    await keyv.clear();
    expect(errors).toHaveLength(4);
  });

  it("does not fall over a full disk, with or without a listener", async () => {
    const { cache } = openCache({ maxPages: 10 });
    const keyv = new Keyv({ store: cache });
    await keyv.set("small", "kept");
    expect(await keyv.set("large", "x".repeat(1_000_000))).toBe(false);
    const errors: Error[] = [];
    keyv.on("error", (error) => errors.push(error));
    expect(await keyv.set("large", "x".repeat(1_000_000))).toBe(false);
    expect(errors.map(({ message }) => message)).toEqual(["database or disk is full"]);
    expect(await keyv.get("small")).toBe("kept");
  });
});
