import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/store/sqlite.ts";
import type { Store } from "../../src/store/store.ts";
import { keptLog } from "../support/kept-log.ts";
import { nodePath } from "../support/platforms.ts";
import { NO_REDIS, startRedis } from "../support/redis.ts";
import { aDigest } from "../support/subscriptions.ts";

// The program as an operator runs it.

let folder: string;
const opened: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "smallcap-tool-"));
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

const file = (name: string) => join(folder, name);
const urlOf = (name: string) => `sqlite://${file(name)}`;

function open(name: string): Store {
  const store = openSqliteStore(urlOf(name), { log: keptLog(), now: Date.now });
  opened.push(store);
  return store;
}

type Ran = { readonly code: number; readonly out: string; readonly err: string };

function tool(words: readonly string[], url = urlOf("store.sqlite")): Promise<Ran> {
  const env = { PATH: process.env.PATH ?? "", STORE_URL: url };
  const script = resolve("adapters/store-tool.ts");
  return new Promise((done) => {
    const child = execFile(nodePath(), [script, ...words], { env, cwd: folder }, (_, out, err) =>
      done({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

async function filled(name: string, id = "d-2345"): Promise<Store> {
  const store = open(name);
  await store.subscriptions.add(aDigest(id));
  await store.subscriptions.remember(id, { said: 1 });
  const figures = { a: 1 };
  await store.records.figures.append(
    { date: "2026-08-21", recordedAt: "2026-08-21T21:00:00Z", method: 1, inputsHash: "ab", figures },
    { b: 2 },
  );
  await store.cache.set("market:quotes", "x".repeat(10_000));
  return store;
}

describe("a backup", () => {
  it("is made while the bot writes, holds everything but the cache, and is restored", async () => {
    const running = await filled("store.sqlite");
    await running.presence.present("the bot", Date.now());
    expect(await tool(["backup", file("kept.sqlite")])).toEqual({
      code: 0,
      out: `Backed up 1 subscription, 1 recorded day, 0 imported figures, 0 deliveries, 0 installations into ${file("kept.sqlite")}. The cache is not in it: it is read again.\n`,
      err: "",
    });
    await running.subscriptions.add(aDigest("d-6789"));
    const restored = await tool(["restore", file("kept.sqlite")], urlOf("new/store.sqlite"));
    expect(restored).toEqual({
      code: 0,
      out: "Restored 1 subscription, 1 recorded day, 0 imported figures, 0 deliveries, 0 installations.\n",
      err: "",
    });
    const store = open("new/store.sqlite");
    expect(await store.subscriptions.all()).toEqual([aDigest("d-2345")]);
    expect(await store.subscriptions.memory("d-2345")).toEqual({ said: 1 });
    expect(await store.records.figures.inputs("2026-08-21")).toEqual({ b: 2 });
    expect(await store.cache.get("market:quotes")).toBeUndefined();
    expect(readdirSync(folder).filter((name) => /-[0-9a-f]{12}/.test(name))).toEqual([]);
  });

  it("is not made of what is not there, is no store, or is itself", async () => {
    expect(await tool(["backup", file("kept.sqlite")])).toEqual({
      code: 1,
      out: "",
      err: `There is no file ${file("store.sqlite")}.\n`,
    });
    expect(existsSync(file("store.sqlite"))).toBe(false);
    writeFileSync(file("store.sqlite"), "no database at all. ".repeat(100));
    expect((await tool(["backup", file("kept.sqlite")])).err).toMatch(/cannot be read: file is not a database\.\n$/);
    rmSync(file("store.sqlite"));
    await (await filled("store.sqlite")).close();
    expect((await tool(["backup", file("store.sqlite")])).code).toBe(1);
  });
});

describe("a restore", () => {
  it("overwrites no store that holds something, unless that is meant; then the old one is kept", async () => {
    await (await filled("store.sqlite", "d-9999")).close();
    await (await filled("kept.sqlite")).close();
    const before = readFileSync(file("store.sqlite"));
    expect(await tool(["restore", file("kept.sqlite")])).toEqual({
      code: 1,
      out: "",
      err: "The store holds 1 subscription and 1 recorded day or figure: say --force if that is meant.\n",
    });
    expect(readFileSync(file("store.sqlite")).equals(before)).toBe(true);
    const forced = await tool(["restore", file("kept.sqlite"), "--force"]);
    expect([forced.code, forced.err]).toEqual([0, ""]);
    expect(forced.out).toContain(`What was there before is kept as ${file("store.sqlite.before-restore-1")}.`);
    expect((await open("store.sqlite").subscriptions.all()).map(({ id }) => id)).toEqual(["d-2345"]);
    expect((await open("store.sqlite.before-restore-1").subscriptions.all()).map(({ id }) => id)).toEqual(["d-9999"]);
  });

  it("leaves a store alone on which a bot works", async () => {
    const running = await filled("store.sqlite", "d-9999");
    await (await filled("kept.sqlite")).close();
    await running.presence.present("the bot", Date.now());
    const present = await tool(["restore", file("kept.sqlite"), "--force"]);
    expect([present.code, present.err]).toEqual([
      1,
      "A bot works on this store: stop it first, and wait twenty seconds.\n",
    ]);
    await running.presence.leave("the bot");
    const held = await tool(["restore", file("kept.sqlite"), "--force"]);
    expect([held.code, held.err]).toEqual([1, "Another program has this store open: stop it first.\n"]);
    expect((await running.subscriptions.all()).map(({ id }) => id)).toEqual(["d-9999"]);
  });

  it("takes the place of a damaged store, which is kept", async () => {
    await (await filled("kept.sqlite")).close();
    writeFileSync(file("store.sqlite"), "no database at all. ".repeat(1_000));
    const { code, err } = await tool(["restore", file("kept.sqlite"), "--force"]);
    expect([code, err]).toEqual([0, ""]);
    expect(readFileSync(file("store.sqlite.before-restore-1"), "utf8")).toContain("no database at all");
    expect(await open("store.sqlite").subscriptions.all()).toHaveLength(1);
  });

  it("restores nothing that is damaged", async () => {
    const store = await filled("kept.sqlite");
    for (let each = 0; each < 300; each += 1) await store.cache.set(`key ${each}`, "x".repeat(1_000));
    await store.close();
    const bytes = readFileSync(file("kept.sqlite"));
    writeFileSync(file("kept.sqlite"), bytes.fill(0xa5, 50 * 4_096, 80 * 4_096));
    const { code, err } = await tool(["restore", file("kept.sqlite")]);
    expect([code, err]).toEqual([1, expect.stringContaining("is damaged and is not restored")]);
    expect(existsSync(file("store.sqlite"))).toBe(false);
  });
});

describe("a check", () => {
  it("says whether the store is whole and what it holds", async () => {
    await (await filled("store.sqlite")).close();
    const { code, out } = await tool(["check"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^Schema \d+\.\nThe file is whole\.\nIt can be read and written, and holds 1 subscription, /);
  });

  it("ends with 1 when it is damaged, and changes nothing", async () => {
    const store = await filled("store.sqlite");
    for (let each = 0; each < 300; each += 1) await store.cache.set(`key ${each}`, "x".repeat(1_000));
    await store.close();
    writeFileSync(file("store.sqlite"), readFileSync(file("store.sqlite")).fill(0xa5, 50 * 4_096, 80 * 4_096));
    const damaged = readFileSync(file("store.sqlite"));
    const { code, out } = await tool(["check"]);
    expect([code, out]).toEqual([1, expect.stringContaining("Damaged: ")]);
    expect(readFileSync(file("store.sqlite")).equals(damaged)).toBe(true);
    expect(readdirSync(folder).some((name) => name.includes("corrupt"))).toBe(false);
  });
});

describe("a copy", () => {
  it("goes into an empty store only, unless more is meant", async () => {
    await (await filled("one.sqlite")).close();
    const copied = await tool(["copy", urlOf("one.sqlite"), urlOf("two.sqlite")]);
    expect([copied.code, copied.err]).toEqual([0, ""]);
    expect(copied.out).toMatch(
      /^Copied 1 subscription, 1 recorded day, 0 imported figures, 0 deliveries, 0 installations; /,
    );
    expect((await tool(["copy", urlOf("one.sqlite"), urlOf("two.sqlite")])).code).toBe(1);
    expect((await tool(["copy", urlOf("one.sqlite"), urlOf("two.sqlite"), "--force"])).code).toBe(0);
    expect((await tool(["copy", urlOf("none.sqlite"), urlOf("two.sqlite")])).err).toBe(
      `There is no store at ${file("none.sqlite")}.\n`,
    );
  });

  it.skipIf(NO_REDIS !== null)(
    "moves to Redis and back, and is backed up from there",
    { timeout: 60_000 },
    async () => {
      const redis = await startRedis();
      try {
        await (await filled("one.sqlite")).close();
        expect(await tool(["copy", urlOf("one.sqlite"), redis.url])).toMatchObject({ code: 0 });
        expect((await tool(["check"], redis.url)).out).toContain("holds 1 subscription, 1 recorded day");
        expect(await tool(["backup", file("kept.sqlite")], redis.url)).toMatchObject({ code: 0 });
        expect(await tool(["restore", file("kept.sqlite")], redis.url)).toMatchObject({ code: 1 });
        expect(await tool(["restore", file("kept.sqlite"), "--force"], redis.url)).toMatchObject({ code: 0 });
        expect(await tool(["restore", file("kept.sqlite")])).toMatchObject({ code: 0 });
        expect(await open("store.sqlite").subscriptions.memory("d-2345")).toEqual({ said: 1 });
      } finally {
        await redis.remove();
      }
    },
  );

  it("says no password", async () => {
    const { code, out, err } = await tool(["copy", "redis://user:p4ssw0rd@127.0.0.1:9", urlOf("two.sqlite")]);
    expect(code).toBe(1);
    expect(err).toContain("STORE_URL");
    expect(out + err).not.toContain("p4ssw0rd");
  });
});

describe("a wrong call", () => {
  it.each([[[]], [["backup"]], [["restore", "a", "b"]], [["copy", "one"]], [["remove"]], [["copy", "a", "b"]]])(
    "%j ends with 2 and says how to call it",
    async (words) => {
      const { code, err } = await tool(words);
      expect([code, err]).toEqual([2, expect.stringContaining("npm run -s store -- backup FILE")]);
    },
  );
});
