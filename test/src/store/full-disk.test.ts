import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Keyv } from "keyv";
import { afterEach, describe, expect, it } from "vitest";
import { createRemember } from "../../../src/market/remember.ts";
import { sparingLog } from "../../../src/sparing-log.ts";
import { openSqliteStore } from "../../../src/store/sqlite.ts";
import type { Store } from "../../../src/store/store.ts";
import { createBook } from "../../../src/watch/book.ts";
import { createDeliver } from "../../../src/watch/deliver.ts";
import { NO_METER } from "../../../src/watch/meter.ts";
import { fakePlatform } from "../../support/fake-platform.ts";
import { keptLog } from "../../support/kept-log.ts";
import { aDigest } from "../../support/subscriptions.ts";

// What a disk that is full does to the bot: little, and nothing twice.

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

type Disk = { readonly folder: string; readonly mostPages?: number };
const MEGABYTE = 1_048_576;

function limitedFile(): Disk {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-full-"));
  ends.push(() => rmSync(folder, { recursive: true }));
  return { folder, mostPages: 120 };
}

function smallDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", folder], { stdio: "ignore" });
  ends.push(() => {
    execFileSync("umount", [folder]);
    rmSync(folder, { recursive: true });
  });
  return { folder };
}

const mayMount = (() => {
  try {
    smallDisk();
    ends.pop()?.();
    return true;
  } catch {
    return false;
  }
})();
if (!mayMount) console.warn("skipped: no small disk can be mounted here");

function open({ folder, ...edges }: Disk, clock = { now: Date.now() }) {
  const log = keptLog();
  const store = openSqliteStore(`sqlite://${join(folder, "store.sqlite")}`, { log, now: () => clock.now, ...edges });
  ends.push(() => store.close());
  return { store, log, clock };
}

/** Writes until it cannot, first much and then little at a time. */
async function fill(store: Store): Promise<number> {
  let written = 0;
  for (const size of [100_000, 5_000, 200])
    for (let each = 0; each < 5_000; each += 1) {
      try {
        await store.cache.set(`filler ${size} ${each}`, "x".repeat(size));
        written += 1;
      } catch {
        break;
      }
    }
  return written;
}

const full = (log: ReturnType<typeof keptLog>) =>
  log.entries.filter(({ message }) => message === "The store cannot be written: the disk is full");

describe("a full store", () => {
  it("says so once a minute and not with every write, and that it works again", async () => {
    const { store, log, clock } = open(limitedFile());
    await fill(store);
    for (let each = 0; each < 1_000; each += 1)
      await expect(store.cache.set(`more ${each}`, "x".repeat(9_000))).rejects.toThrow("full");
    expect(full(log)).toEqual([
      {
        level: "error",
        message: "The store cannot be written: the disk is full",
        detail: { path: expect.any(String), reason: expect.any(String), todo: expect.stringContaining("make room") },
      },
    ]);
    clock.now += 60_000;
    await expect(store.cache.set("more", "x".repeat(9_000))).rejects.toThrow("full");
    expect(full(log)).toHaveLength(2);
    await store.cache.clear();
    await store.ready();
    expect(log.entries.at(-1)).toMatchObject({ level: "info", message: "The store can be written again" });
  });

  it("is not ready, goes on being read, and is ready when there is room again", async () => {
    const { store } = open(limitedFile());
    await store.cache.set("kept", "1");
    await fill(store);
    await expect(store.ready()).rejects.toThrow("full");
    await expect(store.ready()).rejects.toThrow("full");
    expect(await store.cache.get("kept")).toBe("1");
    expect((await store.inventory("market")).entries).toBeGreaterThan(1);
    await store.cache.clear();
    await store.ready();
    await store.cache.set("after", "2");
    expect(await store.cache.get("after")).toBe("2");
  });

  it("keeps nobody from an answer: it comes from the source, and then from memory", async () => {
    const { store, clock } = open(limitedFile());
    const log = keptLog();
    await fill(store);
    let loads = 0;
    const cache = new Keyv({ store: store.cache });
    cache.on("error", () => {});
    const now = () => clock.now;
    const remember = createRemember({ store: cache, now, origin: "here", log: sparingLog(log, now) });
    const load = async () => {
      loads += 1;
      const instant = new Date(clock.now).toISOString();
      const value = { rows: ["x".repeat(50_000)] };
      return { value, source: "s", url: "https://s", observedAt: instant, fetchedAt: instant, stale: false };
    };
    for (let each = 0; each < 50; each += 1)
      expect((await remember(`quotes:${each % 10}`, "quotes", load, "patient")).value.rows).toHaveLength(1);
    expect(loads).toBe(10);
    expect(log.entries.length).toBeLessThanOrEqual(2);
  });
});

describe.each([
  { what: "a file that may not grow", disk: limitedFile },
  ...(mayMount ? [{ what: "a disk of sixteen megabytes", disk: smallDisk }] : []),
])("deliveries on $what", ({ disk }) => {
  it("are not posted while they cannot be written down, and once when they can", async () => {
    const place = disk();
    const { store, log, clock } = open(place);
    const platform = fakePlatform();
    await store.subscriptions.add(aDigest("d-2345"));
    // Space that is given back later; on a disk it is another program's.
    const other = join(place.folder, "other");
    if (place.mostPages === undefined) writeFileSync(other, Buffer.alloc(10 * MEGABYTE));
    await fill(store);
    if (place.mostPages === undefined) takeTheRest(place.folder);

    const dueAt = "2026-08-21T12:30:00.000Z";
    clock.now = Date.parse(dueAt) + 1_000;
    const deliver = createDeliver({
      owner: "me",
      book: createBook(store.subscriptions),
      subscriptions: store.subscriptions,
      deliveries: store.deliveries,
      posters: [platform.poster],
      compose: async () => ({
        card: {
          title: "The case",
          answer: "Four of seven.",
          tone: "plain",
          parts: [],
          sources: [],
          next: [],
          figures: {},
          data: null,
          simulated: false,
        },
      }),
      now: () => clock.now,
      realNow: () => clock.now,
      wait: async () => {},
      timezone: "America/New_York",
      log: sparingLog(log, () => clock.now),
      meter: NO_METER,
    });
    // Small rows find room for a while; each of these is one of a day.
    const keys = Array.from({ length: 600 }, (__, each) => `d-2345@2026-08-21T08:30-${each}`);
    const again: string[] = [];
    for (const key of keys)
      if ((await deliver({ key, subscription: "d-2345", dueAt, lane: "discord", foundLateMs: 0 })) !== null)
        again.push(key);
    expect(again.length).toBeGreaterThan(100);
    expect(platform.messages).toHaveLength(keys.length - again.length);
    expect(full(log).length).toBeLessThanOrEqual(2);
    await expect(store.ready()).rejects.toThrow();

    if (place.mostPages === undefined) for (const name of [other, join(place.folder, "rest")]) unlinkSync(name);
    else await store.cache.clear();
    await store.ready();
    clock.now += 5_000;
    for (const key of again) {
      for (let tries = 0; tries < 5; tries += 1)
        if ((await deliver({ key, subscription: "d-2345", dueAt, lane: "discord", foundLateMs: 0 })) === null) break;
    }
    const posted = platform.messages.map(({ mark }) => mark.key).sort();
    expect(new Set(posted).size).toBe(posted.length);
    expect(posted).toEqual([...keys].sort());
  });
});

function takeTheRest(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail > 0) writeFileSync(join(folder, "rest"), Buffer.alloc(bavail * bsize));
  else writeFileSync(join(folder, "rest"), "");
}
