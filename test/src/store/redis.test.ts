import { Redis } from "ioredis";
import { Keyv } from "keyv";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { DAY_MS } from "../../../src/calendar-day.ts";
import { createRemember } from "../../../src/market/remember.ts";
import { openStore } from "../../../src/store/open.ts";
import { openRedisStore } from "../../../src/store/redis.ts";
import type { Store } from "../../../src/store/store.ts";
import { ABSENT_AFTER_MS } from "../../../src/watch/deliveries.ts";
import { keptLog } from "../../support/kept-log.ts";
import { EVENING, readingOf } from "../../support/market.ts";
import { freePort, freshPrefix, NO_REDIS, type OwnRedis, startRedis } from "../../support/redis.ts";

const NOW = Date.now();
const FIRST = { key: "d-7k2m@2026-08-21T08:30", subscription: "d-7k2m", dueAt: "2026-08-21T12:30:00.000Z" };
const day = { date: "2026-08-21", recordedAt: "2026-08-21T20:20:00.000Z", method: 1, inputsHash: "ab12", figures: {} };

const SENTENCE = /^The store's Redis failed: .*[^.]\.$/;

/** Like the application's. */
const keyvOver = (store: Store) =>
  new Keyv({ store: store.cache, namespace: "market", serialize: JSON.stringify, deserialize: JSON.parse });

describe("the address of a store", () => {
  it.each(["redis://", "rediss://", "redis://a b"])("is refused when it is “%s”", async (url) => {
    await expect(openStore(url, { log: keptLog(), now: Date.now })).rejects.toThrow(/^STORE_URL: expected redis:/);
  });

  it("is named without its password when nobody is there", async () => {
    const port = await freePort();
    const opening = openStore(`redis://user:secret@127.0.0.1:${port}/0`, { log: keptLog(), now: Date.now });
    await expect(opening).rejects.toThrow(
      `STORE_URL: the store at redis://127.0.0.1:${port} cannot be used: connect ECONNREFUSED 127.0.0.1:${port}.`,
    );
  });
});

describe.skipIf(NO_REDIS !== null)("the store on Redis", () => {
  let redis: OwnRedis;
  let raw: Redis;
  let opened: Store[] = [];

  beforeAll(async () => {
    redis = await startRedis({ password: "secret" });
    raw = new Redis(redis.url);
    raw.on("error", () => {});
  });
  afterEach(async () => {
    redis.thaw();
    await Promise.all(opened.map((store) => store.close()));
    opened = [];
  });
  afterAll(async () => {
    raw.disconnect();
    await redis.remove();
  });

  async function open(prefix = freshPrefix(), log = keptLog()) {
    const store = await openRedisStore(redis.url, { log }, prefix);
    opened.push(store);
    return { store, prefix, log };
  }

  it("refuses a wrong password at once, and tells nobody any", async () => {
    const url = redis.url.replace("secret", "guessed");
    const refused = await openStore(url, { log: keptLog(), now: Date.now }).catch(String);
    expect(refused).toMatch(
      /^Error: STORE_URL: the store at redis:\/\/127\.0\.0\.1:\d+ cannot be used: WRONGPASS .*\.$/,
    );
    expect(refused).not.toMatch(/guessed|secret/);
  });

  it("begins every key alike, and is ready", async () => {
    const store = await openStore(redis.url, { log: keptLog(), now: Date.now });
    opened.push(store);
    await store.ready();
    await keyvOver(store).set("IWM", 1, 60_000);
    await store.pace.reserve("discord", 1);
    await store.presence.present("one", NOW);
    await store.deliveries.claim(FIRST, "one", NOW);
    await store.records.figures.append(day, null);
    const keys = await raw.keys("*");
    expect(keys).toContain("smallcap:cache:market:IWM");
    expect(keys.filter((key) => !key.startsWith("smallcap:"))).toEqual([]);
  });

  it("warns of a Redis that drops entries, and not of one that keeps them", async () => {
    const { log } = await open();
    expect(log.entries).toEqual([]);
    await raw.config("SET", "maxmemory-policy", "allkeys-lru", "appendonly", "no");
    const warned = await open().finally(() => raw.config("SET", "maxmemory-policy", "noeviction", "appendonly", "yes"));
    expect(warned.log.entries.map(({ message }) => message)).toEqual([
      expect.stringContaining("noeviction"),
      expect.stringContaining("appendonly"),
    ]);
  });

  it("closes twice without complaint and rejects afterwards", async () => {
    const { store } = await open();
    await store.close();
    await store.close();
    for (const request of requests(store)) await expect(request()).rejects.toThrow(SENTENCE);
  });

  it("holds a process for present as long as was agreed, by its own clock", async () => {
    const { store, prefix } = await open();
    await store.presence.present("one", 0);
    const left = await raw.pttl(`${prefix}owner:one`);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(ABSENT_AFTER_MS);
  });

  it("lets ended deliveries go by themselves, after more than the time they are wanted for, and no open ones", async () => {
    const { store, prefix } = await open();
    const left = () => raw.pttl(`${prefix}delivery:${FIRST.key}`);
    await store.deliveries.claim(FIRST, "one", NOW);
    expect(await left()).toBe(-1);
    await store.deliveries.end(FIRST.key, "one", "posted", null, NOW);
    expect(await left()).toBeGreaterThan(60 * DAY_MS);
    await raw.del(`${prefix}delivery:${FIRST.key}`);
    expect(await store.deliveries.latest(FIRST.subscription, 5)).toEqual([]);
    expect(await store.deliveries.forget(NOW + 1)).toBe(1);
    expect(await store.deliveries.counts()).toMatchObject({ posted: 0 });
  });

  it("forgets any number of deliveries, page by page", async () => {
    const { store } = await open();
    const keys = Array.from({ length: 1_200 }, (_, each) => `d-7k2m@${each}`);
    await Promise.all(keys.map((key) => store.deliveries.claim({ ...FIRST, key }, "one", NOW)));
    await Promise.all(keys.map((key) => store.deliveries.end(key, "one", "posted", null, NOW)));
    expect(await store.deliveries.forget(NOW + 1)).toBe(1_200);
    expect(await store.deliveries.latest("d-7k2m", 5)).toEqual([]);
  });

  describe("as a cache", () => {
    it("keeps what Keyv gives it, for as long as it says", async () => {
      const { store, prefix } = await open();
      const cache = keyvOver(store);
      expect(await cache.set("IWM", { price: 221.5 }, 60_000)).toBe(true);
      expect(await cache.set("SPY", "é", 0.5)).toBe(true);
      await cache.set("kept", 1);
      expect(await cache.get("IWM")).toEqual({ price: 221.5 });
      expect(await cache.get(["IWM", "none", "kept"])).toEqual([{ price: 221.5 }, undefined, 1]);
      expect(await raw.pttl(`${prefix}cache:market:IWM`)).toBeGreaterThan(50_000);
      expect(await raw.pttl(`${prefix}cache:market:kept`)).toBe(-1);
      expect(await cache.has("IWM")).toBe(true);
      expect(await cache.delete("IWM")).toBe(true);
      expect(await cache.delete("IWM")).toBe(false);
    });

    it("iterates over and clears its own namespace only, and nothing but the cache", async () => {
      const prefix = freshPrefix();
      const [one, other] = [(await open(prefix)).store, (await open(prefix)).store];
      const quotes = new Keyv({ store: one.cache, namespace: "quotes" });
      const longer = new Keyv({ store: other.cache, namespace: "quotes-old" });
      for (let each = 0; each < 25; each += 1) await quotes.set(`a:${each}`, each);
      await longer.set("IWM", 2);
      await one.installations.set("slack:T1", "secret");
      const seen: unknown[] = [];
      for await (const [key, value] of quotes.iterator?.(undefined) ?? []) seen.push(`${key}=${value}`);
      expect(seen.sort()).toEqual(Array.from({ length: 25 }, (_, each) => `a:${each}=${each}`).sort());
      await quotes.clear();
      expect(await quotes.get("a:1")).toBeUndefined();
      expect(await longer.get("IWM")).toBe(2);
      one.cache.namespace = undefined;
      await one.cache.clear();
      expect(await longer.get("IWM")).toBeUndefined();
      expect(await one.installations.get("slack:T1")).toBe("secret");
    });

    it("tells what it holds, without the values and whatever else lies there", async () => {
      const { store } = await open();
      expect(await store.inventory("market")).toMatchObject({ bytes: expect.any(Number), entries: 0, copies: [] });
      const cache = keyvOver(store);
      const now = () => EVENING;
      const remember = createRemember({ store: cache, now, origin: "sources", log: keptLog() });
      const reading = readingOf({ contracts: [{ month: "2026-09" }, { month: "2026-10" }] });
      for (let each = 0; each < 120; each += 1) await remember(`strip ${each}`, "strip", async () => reading, "strict");
      await cache.set("text", "text");
      await cache.set("unknown", { reading, origin: "sources", format: 2, kind: "weather" });
      await store.cache.set("market:broken", "{", 60_000);
      await store.cache.set("other:text", "1");
      const { bytes, entries, copies } = await store.inventory("market");
      const { observedAt, fetchedAt } = reading;
      expect(bytes).toBeGreaterThan(100_000);
      expect(entries).toBe(124);
      expect(copies).toHaveLength(120);
      expect(copies).toContainEqual({
        key: "strip 7",
        kind: "strip",
        origin: "sources",
        observedAt,
        fetchedAt,
        rows: 2,
      });
    });
  });

  describe("while it is away", () => {
    it("fails every request with a sentence, and works again when it is back, with everything that was there", async () => {
      const { store, log } = await open();
      const cache = keyvOver(store);
      const complaints: unknown[] = [];
      cache.on("error", (error) => complaints.push(error));
      await cache.set("IWM", 1);
      await store.deliveries.claim(FIRST, "one", NOW);
      await store.records.figures.append(day, { quotes: 1 });

      await redis.kill();
      for (const request of requests(store)) await expect(request()).rejects.toThrow(SENTENCE);
      await expect(store.deliveries.claim(FIRST, "one", NOW)).rejects.toThrow();
      expect(await cache.get("IWM")).toBeUndefined();
      expect(await cache.set("IWM", 2)).toBe(false);
      expect(complaints.length).toBeGreaterThan(0);

      await redis.start();
      await vi.waitFor(() => store.ready(), { timeout: 20_000, interval: 100 });
      await vi.waitFor(async () => expect(await cache.get("IWM")).toBe(1), { timeout: 20_000, interval: 100 });
      expect(await store.deliveries.get(FIRST.key)).toMatchObject({ state: "claimed", owner: "one" });
      expect(await store.deliveries.begin(FIRST.key, "one", NOW)).toBe(true);
      expect(await store.records.figures.inputs(day.date)).toEqual({ quotes: 1 });
      const said = log.entries.map(({ message }) => message);
      expect(said).toEqual(["the store's Redis is away", "the store's Redis is back"]);
      expect(JSON.stringify(log.entries)).not.toContain("secret");
    });

    it("keeps nobody waiting when it is there and does not answer", async () => {
      const { store } = await open();
      redis.freeze();
      const failures = await Promise.all(requests(store).map((request) => request().then(String, String)));
      const late = "Error: The store's Redis failed: It did not answer in time.";
      expect(failures).toEqual(failures.map(() => late));
      redis.thaw();
      await vi.waitFor(() => store.ready(), { timeout: 20_000, interval: 100 });
    });

    it("can be closed all the same", async () => {
      const { store } = await open();
      await redis.kill();
      await store.close();
      await redis.start();
    });
  });
});

/** One request of every part. */
function requests(store: Store): readonly (() => Promise<unknown>)[] {
  return [
    () => store.ready(),
    () => store.inventory("market"),
    async () => store.cache.get("key"),
    async () => store.cache.set("key", "1"),
    async () => store.cache.getMany?.(["key"]),
    async () => store.cache.delete("key"),
    async () => store.cache.clear(),
    () => store.records.figures.days(),
    () => store.records.figures.append(day, null),
    () => store.records.figures.inputs(day.date),
    () => store.subscriptions.all(),
    () => store.subscriptions.version(),
    () => store.deliveries.claim(FIRST, "one", NOW),
    () => store.deliveries.open(),
    () => store.deliveries.counts(),
    () => store.deliveries.forget(NOW),
    () => store.presence.present("one", NOW),
    () => store.installations.get("slack:T1"),
    () => store.pace.reserve("discord", 1),
  ];
}
