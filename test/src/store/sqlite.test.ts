import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Keyv } from "keyv";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RecordedDay } from "../../../src/record/record.ts";
import { openSqliteStore } from "../../../src/store/sqlite.ts";
import type { Store } from "../../../src/store/store.ts";

const day: RecordedDay = {
  date: "2026-08-21",
  recordedAt: "2026-08-21T20:20:00.000Z",
  method: 1,
  inputsHash: "ab12",
  figures: { "small.forward-pe.aggregate": 22.5, "small.trailing-pe.aggregate": null },
};

let folder: string;
let warnings: { message: string; detail: unknown }[];
let opened: Store[];

const silent = () => {};
const log = {
  debug: silent,
  info: silent,
  error: silent,
  warn: (message: string, detail?: unknown) => warnings.push({ message, detail }),
};

function open(url = `sqlite://${join(folder, "deep", "er", "smallcap.sqlite")}`): Store {
  const store = openSqliteStore(url, { log, now: Date.now });
  opened.push(store);
  return store;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "smallcap-store-"));
  warnings = [];
  opened = [];
});

afterEach(() => {
  for (const store of opened) store.close();
  rmSync(folder, { recursive: true });
});

describe("the embedded store", () => {
  it("keeps cache and record between two openings, making folders as needed", async () => {
    const first = open();
    await new Keyv({ store: first.cache }).set("quotes", { IWM: 221.5 });
    await first.records.figures.append(day, { quotes: 1 });
    first.close();
    const second = open();
    expect(await new Keyv({ store: second.cache }).get("quotes")).toEqual({ IWM: 221.5 });
    expect(await second.records.figures.days()).toEqual([day]);
    expect(await second.records.figures.inputs(day.date)).toEqual({ quotes: 1 });
    expect(warnings).toEqual([]);
  });

  it("works in memory, leaving no file", async () => {
    const store = open("sqlite://:memory:");
    await store.cache.set("key", "1");
    expect(await store.cache.get("key")).toBe("1");
    expect(existsSync(":memory:")).toBe(false);
  });

  it("lets two connections share one file", async () => {
    const one = open();
    const other = open();
    await one.cache.set("key", "from one");
    expect(await other.cache.get("key")).toBe("from one");
    await other.cache.set("key", "from the other");
    expect(await one.cache.get("key")).toBe("from the other");
    expect(await one.records.figures.append(day, null)).toBe(true);
    expect(await other.records.figures.append({ ...day, method: 2 }, null)).toBe(false);
    expect(await other.records.figures.days()).toEqual([day]);
  });

  it("closes twice without complaint and rejects afterwards", async () => {
    const store = open();
    store.close();
    store.close();
    await expect(store.records.figures.days()).rejects.toThrow();
    await expect(store.records.figures.append(day, null)).rejects.toThrow();
    await expect(store.records.figures.inputs(day.date)).rejects.toThrow();
  });

  it("writes nothing to standard error", () => {
    const script = `
      import { openSqliteStore } from ${JSON.stringify(new URL("../../../src/store/sqlite.ts", import.meta.url).href)};
      openSqliteStore("sqlite://:memory:", { log: {}, now: Date.now }).close();
    `;
    const output = execFileSync(
      process.execPath,
      ["--input-type=module", "--eval", `${script};process.stderr.write("end")`],
      {
        stdio: ["ignore", "pipe", "pipe"],
        encoding: "utf8",
      },
    );
    expect(output).toBe("");
  });
});

describe("a damaged store", () => {
  it.each([
    ["is no database", () => Buffer.from("this is no database, whatever its name says. ".repeat(50))],
    ["is cut short", (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ["lost its first pages", (whole: Buffer) => Buffer.from(whole).fill(0xff, 100, 8_192)],
  ])("that %s is kept beside a new one, and said", async (_what, damage) => {
    const path = join(folder, "store.sqlite");
    const first = open(`sqlite://${path}`);
    for (let each = 0; each < 50; each += 1) await first.cache.set(`key ${each}`, "x".repeat(1_000));
    first.close();
    const damaged = damage(readFileSync(path));
    writeFileSync(path, damaged);

    const second = open(`sqlite://${path}`);
    expect(await second.cache.get("key 1")).toBeUndefined();
    await second.cache.set("key", "1");
    expect(readFileSync(`${path}.corrupt-1`).equals(damaged)).toBe(true);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.detail).toMatchObject({ path, copy: `${path}.corrupt-1` });
    second.close();

    writeFileSync(path, damaged);
    open(`sqlite://${path}`);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(["store.sqlite.corrupt-1", "store.sqlite.corrupt-2"]));
  });
});

describe("a store that cannot be used", () => {
  it("is named with its variable when a folder on the way is a file", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => open(`sqlite://${folder}/file/store.sqlite`)).toThrow(/^STORE_URL: the store at .+ cannot be used: /);
  });

  it("is named with its variable when the path is a folder", () => {
    expect(() => open(`sqlite://${folder}`)).toThrow(/^STORE_URL: the store at .+ cannot be used: /);
  });

  it("is named with its variable when another program's tables are in it", () => {
    const path = join(folder, "other.sqlite");
    const other = new DatabaseSync(path);
    other.exec("CREATE TABLE cache (id INTEGER)");
    other.close();
    expect(() => open(`sqlite://${path}`)).toThrow(/^STORE_URL: .+ no such column/);
    expect(warnings).toEqual([]);
  });

  it("is refused when a later version of the program wrote it", () => {
    const path = join(folder, "later.sqlite");
    open(`sqlite://${path}`).close();
    const database = new DatabaseSync(path);
    database.exec("UPDATE meta SET value = 99 WHERE key = 'schema'");
    database.close();
    expect(() => open(`sqlite://${path}`)).toThrow(/^STORE_URL: .+ later version of the program/);
  });

  it.each(["", "sqlite://", "redis://localhost", "data/smallcap.sqlite"])("is refused for the address “%s”", (url) => {
    expect(() => open(url)).toThrow("STORE_URL: expected sqlite:// followed by a path.");
  });
});
