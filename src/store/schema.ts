import type { DatabaseSync } from "node:sqlite";

/** The append-only records, each in a table of its own: a day's figures, the futures strip, PMI values as first seen. */
export const RECORD_TABLES = { figures: "record", strip: "record_strip", pmi: "record_pmi" } as const;

/**
 * What made each version out of the one before, the first out of nothing. A step that was ever released is never
 * changed: a new version is a new step at the end.
 */
const STEPS: readonly string[] = [
  `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS cache (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER);
  CREATE INDEX IF NOT EXISTS cache_expires ON cache (expires) WHERE expires IS NOT NULL;
  ${recordTable("record")}
`,
  // The first version got two of its records later.
  `
  ${recordTable("record_strip")}
  ${recordTable("record_pmi")}
  CREATE TABLE IF NOT EXISTS subscription (id TEXT PRIMARY KEY, definition TEXT NOT NULL, memory TEXT) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS delivery (
    key TEXT PRIMARY KEY,
    subscription TEXT NOT NULL,
    due_at TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT NOT NULL,
    sending_since INTEGER,
    not_before INTEGER NOT NULL,
    claims INTEGER NOT NULL,
    detail TEXT,
    changed_at INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS delivery_subscription ON delivery (subscription, due_at);
  CREATE INDEX IF NOT EXISTS delivery_open ON delivery (due_at) WHERE state IN ('claimed', 'sending', 'waiting');
  CREATE TABLE IF NOT EXISTS owner (id TEXT PRIMARY KEY, seen INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS installation (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`,
  `
  CREATE TABLE IF NOT EXISTS record_piece (hash TEXT PRIMARY KEY, data BLOB NOT NULL) WITHOUT ROWID;
  ${appendOnly("record_piece")}
  CREATE TABLE IF NOT EXISTS record_imported (
    method TEXT NOT NULL,
    date TEXT NOT NULL,
    figure TEXT NOT NULL,
    value REAL NOT NULL,
    imported_at TEXT NOT NULL,
    PRIMARY KEY (method, date, figure)
  ) WITHOUT ROWID;
  ${appendOnly("record_imported")}
  CREATE TABLE IF NOT EXISTS pace (lane TEXT PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID;
`,
];

/** Version of the tables above; a store of a later version is refused, since it cannot be read rightly. */
export const SCHEMA_VERSION = STEPS.length;

/** The version a database was written by; 0 when nothing of ours is in it. */
export function schemaVersion(database: DatabaseSync): number {
  const has = database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'meta'").get();
  return has ? Number(database.prepare("SELECT value FROM meta WHERE key = 'schema'").get()?.value ?? 0) : 0;
}

/**
 * Brings the tables to this program's version, step by step in one transaction. Takes the write lock also when there is
 * nothing to do, so that a store nobody can write to is found at the start and not in the middle of a day.
 *
 * @throws Error when the store was written by a later version of the program; otherwise what SQLite throws.
 */
export function prepareSchema(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    const version = schemaVersion(database);
    if (!(version <= SCHEMA_VERSION)) {
      throw new Error(`it was written by a later version of the program (schema ${version}, known ${SCHEMA_VERSION})`);
    }
    for (const step of STEPS.slice(version)) database.exec(step);
    database
      .prepare(
        "INSERT INTO meta (key, value) VALUES ('schema', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      )
      .run(SCHEMA_VERSION);
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function recordTable(name: (typeof RECORD_TABLES)[keyof typeof RECORD_TABLES]): string {
  return `
  CREATE TABLE IF NOT EXISTS ${name} (
    date TEXT PRIMARY KEY,
    recorded_at TEXT NOT NULL,
    method INTEGER NOT NULL,
    inputs_hash TEXT NOT NULL,
    figures TEXT NOT NULL,
    inputs BLOB NOT NULL
  );
  ${appendOnly(name)}
`;
}

/** The triggers keep a record append-only whatever program holds the file open. */
function appendOnly(name: string): string {
  return `
  CREATE TRIGGER IF NOT EXISTS ${name}_keeps_rows BEFORE DELETE ON ${name}
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
  CREATE TRIGGER IF NOT EXISTS ${name}_keeps_values BEFORE UPDATE ON ${name}
    BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
`;
}
