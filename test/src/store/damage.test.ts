import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../../src/store/sqlite.ts";
import type { Store } from "../../../src/store/store.ts";
import { keptLog } from "../../support/kept-log.ts";
import { aDigest } from "../../support/subscriptions.ts";

const PAGE = 4_096;
const day = { recordedAt: "2026-08-21T21:00:00Z", method: 1, inputsHash: "ab", figures: { a: 1 } };

let folder: string;
let path: string;
let log: ReturnType<typeof keptLog>;
const opened: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "smallcap-damage-"));
  path = join(folder, "store.sqlite");
  log = keptLog();
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(folder, { recursive: true });
});

function open(): Store {
  const store = openSqliteStore(`sqlite://${path}`, { log, now: Date.now });
  opened.push(store);
  return store;
}

/** A store with something of everything; the cache is the most of it. */
async function filled(): Promise<void> {
  const store = open();
  await store.subscriptions.add(aDigest("d-2345"));
  await store.subscriptions.remember("d-2345", { said: 1 });
  await store.installations.set("slack:T1", "sealed");
  await store.records.figures.append({ ...day, date: "2026-08-21" }, { inputs: 1 });
  for (let each = 0; each < 400; each += 1) await store.cache.set(`key ${each}`, "x".repeat(1_000));
  await store.close();
}

const messages = () => log.entries.map(({ message }) => message);

/** Overwrites whole pages, the first of which is number 0, with nonsense. */
function breakPages(from: number, count: number): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0xa5, from * PAGE, (from + count) * PAGE));
}

describe("flipped bytes in the middle of the file", () => {
  async function readAll(store: Store): Promise<unknown> {
    try {
      for (let each = 0; each < 400; each += 1) await store.cache.get(`key ${each}`);
      return null;
    } catch (error) {
      return error;
    }
  }

  it("do not keep it from being opened, are said once when they are met, and make it not ready", async () => {
    await filled();
    breakPages(60, 40);
    const store = open();
    await expect(store.ready()).resolves.toBeUndefined();
    expect(await readAll(store)).toMatchObject({ message: expect.stringContaining("malformed") });
    await readAll(store);
    expect(log.entries).toEqual([
      {
        level: "error",
        message: "The store is damaged",
        detail: { path, reason: expect.any(String), todo: expect.stringContaining("start it again") },
      },
    ]);
    await expect(store.ready()).rejects.toThrow("the store is damaged");
  });

  it("are healed by the next start, which keeps the damaged file and takes over what nobody can fetch again", async () => {
    await filled();
    breakPages(60, 40);
    const broken = open();
    await readAll(broken);
    await broken.close();
    const damaged = readFileSync(path);

    const store = open();
    expect(readFileSync(`${path}.corrupt-1`).equals(damaged)).toBe(true);
    expect(log.entries.at(-1)).toMatchObject({
      level: "warn",
      message: "The store was damaged: started a new one and kept a copy",
      detail: { saved: { record: 1, subscription: 1, installation: 1 } },
    });
    await store.ready();
    expect(await store.subscriptions.all()).toEqual([aDigest("d-2345")]);
    expect(await store.subscriptions.memory("d-2345")).toEqual({ said: 1 });
    expect(await store.installations.get("slack:T1")).toBe("sealed");
    expect(await store.records.figures.days()).toEqual([{ ...day, date: "2026-08-21" }]);
    expect(await store.records.figures.inputs("2026-08-21")).toEqual({ inputs: 1 });
    expect(await store.cache.get("key 1")).toBeUndefined();
    await store.close();
    await open().close();
    expect(readdirSync(folder).filter((name) => name.includes("corrupt-2") || name.endsWith(".damaged"))).toEqual([]);
  });

  it("that somebody else has healed meanwhile are no reason for a new file", async () => {
    await filled();
    writeFileSync(`${path}.damaged`, "");
    const store = open();
    expect(await store.cache.get("key 1")).toBe("x".repeat(1_000));
    expect([messages(), existsSync(`${path}.damaged`)]).toEqual([[], false]);
  });
});

describe("a start", () => {
  it("with a garbage header keeps the file and begins a new one", async () => {
    await filled();
    const garbage = readFileSync(path).fill("nonsense", 0, 100);
    writeFileSync(path, garbage);
    const store = open();
    await store.ready();
    expect(readFileSync(`${path}.corrupt-1`).equals(garbage)).toBe(true);
  });

  it("with a file that was cut short keeps it and begins a new one", async () => {
    await filled();
    writeFileSync(path, readFileSync(path).subarray(0, 40 * PAGE + 100));
    const store = open();
    await store.ready();
    expect(existsSync(`${path}.corrupt-1`)).toBe(true);
  });

  it("with an empty file begins in it", async () => {
    writeFileSync(path, "");
    const store = open();
    await store.ready();
    expect(await store.subscriptions.all()).toEqual([]);
    expect([messages(), readdirSync(folder).some((name) => name.includes("corrupt"))]).toEqual([[], false]);
  });

  it("with a log of writes that was cut short has every write before the cut", async () => {
    const store = open();
    await store.cache.set("before", "1");
    const wal = `${path}-wal`;
    const before = readFileSync(wal).length;
    for (let each = 0; each < 20; each += 1) await store.cache.set(`after ${each}`, "x".repeat(5_000));
    const [file, frames] = [readFileSync(path), readFileSync(wal)];
    await store.close();
    // As a machine that lost its power leaves it.
    rmSync(path);
    writeFileSync(path, file);
    writeFileSync(wal, frames.subarray(0, before + Math.floor((frames.length - before) / 2) + 7));
    const again = open();
    expect(await again.cache.get("before")).toBe("1");
    expect(await again.cache.get("after 0")).toBe("x".repeat(5_000));
    expect(await again.cache.get("after 19")).toBeUndefined();
    await again.ready();
    expect(messages()).toEqual([]);
  });

  it("with a log of writes full of nonsense has what is in the file", async () => {
    await filled();
    writeFileSync(`${path}-wal`, Buffer.alloc(50_000, 0x5a));
    const store = open();
    expect(await store.cache.get("key 1")).toBe("x".repeat(1_000));
    await store.ready();
  });

  it("with a folder in the file's place says so", () => {
    expect(() => openSqliteStore(`sqlite://${folder}`, { log, now: Date.now })).toThrow(
      /^STORE_URL: the store at .+ cannot be used: /,
    );
  });

  // Nothing is closed to the superuser.
  it.skipIf(process.getuid?.() === 0)("with a file that can only be read says so", async () => {
    await filled();
    const { chmodSync } = await import("node:fs");
    chmodSync(path, 0o444);
    chmodSync(folder, 0o555);
    try {
      expect(() => open()).toThrow(/^STORE_URL: the store at .+ cannot be used: .*readonly/);
    } finally {
      chmodSync(folder, 0o755);
    }
  });
});
