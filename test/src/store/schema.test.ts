import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "../../../src/store/database.ts";
import { SCHEMA_VERSION } from "../../../src/store/schema.ts";
import { openSqliteStore } from "../../../src/store/sqlite.ts";
import { keptLog } from "../../support/kept-log.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "smallcap-schema-"));
  path = join(folder, "store.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true }));

const RECORD = (name: string) => `
  CREATE TABLE ${name} (
    date TEXT PRIMARY KEY, recorded_at TEXT NOT NULL, method INTEGER NOT NULL, inputs_hash TEXT NOT NULL,
    figures TEXT NOT NULL, inputs BLOB NOT NULL
  );
  CREATE TRIGGER ${name}_keeps_rows BEFORE DELETE ON ${name} BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
  CREATE TRIGGER ${name}_keeps_values BEFORE UPDATE ON ${name} BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
`;

/** A file as the first version of the program left it: cache and record, and no subscriptions. */
function writeFirstVersion(records: readonly string[] = ["record", "record_strip", "record_pmi"]): void {
  const database = new DatabaseSync(path);
  database.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE cache (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER);
    CREATE INDEX cache_expires ON cache (expires) WHERE expires IS NOT NULL;
    ${records.map(RECORD).join("")}
    INSERT INTO meta VALUES ('schema', 1);
    INSERT INTO cache VALUES ('market:quotes', '{"value":1}', NULL);
    INSERT INTO record VALUES ('2026-08-21', '2026-08-21T21:00:00.000Z', 1, 'ab12', '{"a":1.5}', x'1f8b');
  `);
  database.close();
}

function tablesOf(file: string): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").all();
  database.close();
  return tables.map(({ name }) => String(name));
}

function versionOf(file: string): unknown {
  const database = new DatabaseSync(file, { readOnly: true });
  const version = database.prepare("SELECT value FROM meta WHERE key = 'schema'").get()?.value;
  database.close();
  return version;
}

const open = (log = keptLog()) => openSqliteStore(`sqlite://${path}`, { log, now: Date.now });

describe("a store of the first version", () => {
  it.each([
    ["with all its records", undefined],
    ["with the one record it began with", ["record"]],
  ])("%s is brought to this version and keeps what it holds", async (_, records) => {
    writeFirstVersion(records);
    const store = open();
    expect(await store.cache.get("market:quotes")).toBe('{"value":1}');
    expect((await store.records.figures.days()).map(({ date, figures }) => [date, figures])).toEqual([
      ["2026-08-21", { a: 1.5 }],
    ]);
    expect(await store.records.pmi.days()).toEqual([]);
    expect(await store.subscriptions.all()).toEqual([]);
    expect(await store.deliveries.open()).toEqual([]);
    await store.close();
    expect(versionOf(path)).toBe(SCHEMA_VERSION);
  });

  it("is kept whole beside it before anything is changed, and only once", async () => {
    writeFirstVersion();
    const log = keptLog();
    await open(log).close();
    const copy = `${path}.before-2`;
    expect(versionOf(copy)).toBe(1);
    expect(tablesOf(copy)).toEqual(["cache", "meta", "record", "record_pmi", "record_strip"]);
    expect(log.entries).toEqual([
      {
        level: "info",
        message: "The store is of an older version: kept a copy before changing it",
        detail: { path, copy, version: 1 },
      },
    ]);
    await open(log).close();
    expect(log.entries).toHaveLength(1);
    expect(readdirSync(folder).sort()).toEqual(["store.sqlite", "store.sqlite.before-2"]);
  });

  it("stays as it was when a step fails", () => {
    writeFirstVersion();
    const database = new DatabaseSync(path);
    // A name in the way, which the last statements of the step run into.
    database.exec("CREATE TABLE delivery (something TEXT)");
    database.close();
    expect(() => open()).toThrow(/^STORE_URL: .+ no such column/);
    expect(versionOf(path)).toBe(1);
    expect(tablesOf(path)).not.toContain("subscription");
  });

  it("may be opened by several at once", async () => {
    writeFirstVersion();
    const stores = [open(), open(), open()];
    for (const store of stores) expect(await store.subscriptions.all()).toEqual([]);
    for (const store of stores) await store.close();
    expect(versionOf(path)).toBe(SCHEMA_VERSION);
  });
});

describe("a new store", () => {
  it("is of this version at once, with nothing kept beside it", async () => {
    await open().close();
    expect(readdirSync(folder)).toEqual(["store.sqlite"]);
    expect(versionOf(path)).toBe(SCHEMA_VERSION);
  });

  it("has the tables that one brought up from the first version has", async () => {
    await open().close();
    const fresh = tablesOf(path);
    rmSync(path);
    writeFirstVersion();
    await open().close();
    expect(tablesOf(path)).toEqual(fresh);
  });

  it("leaves no copy of one in memory", () => {
    openDatabase(":memory:", keptLog()).close();
    expect(existsSync(":memory:.before-2")).toBe(false);
  });
});
