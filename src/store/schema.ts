import type { DatabaseSync } from "node:sqlite";

/** Version of the tables below; a store of a later version is refused, since it cannot be read rightly. */
export const SCHEMA_VERSION = 2;

/**
 * Makes the tables where they are missing and checks that this program can read the store. Takes the write lock, so
 * that a store nobody can write to is found at the start and not in the middle of a day.
 *
 * @throws Error when the store was written by a later version of the program; otherwise what SQLite throws.
 */
export function prepareSchema(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    database.exec(TABLES);
    database.prepare("INSERT INTO meta (key, value) VALUES ('schema', ?) ON CONFLICT DO NOTHING").run(SCHEMA_VERSION);
    const version = Number(database.prepare("SELECT value FROM meta WHERE key = 'schema'").get()?.value);
    if (!(version <= SCHEMA_VERSION)) {
      throw new Error(`it was written by a later version of the program (schema ${version}, known ${SCHEMA_VERSION})`);
    }
    database
      .prepare("UPDATE meta SET value = ? WHERE key = 'schema' AND value < ?")
      .run(SCHEMA_VERSION, SCHEMA_VERSION);
    database.exec("COMMIT");
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

/** The append-only records, each in a table of its own: a day's figures, the futures strip, PMI values as first seen. */
export const RECORD_TABLES = { figures: "record", strip: "record_strip", pmi: "record_pmi" } as const;

const TABLES = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS cache (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER);
  CREATE INDEX IF NOT EXISTS cache_expires ON cache (expires) WHERE expires IS NOT NULL;
  ${Object.values(RECORD_TABLES).map(recordTable).join("")}
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
`;

function recordTable(name: string): string {
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
