import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { RECORD_TABLES } from "./schema.ts";

/** What nobody can fetch again. The cache is left: sources fill it. */
const TABLES = [
  ...Object.values(RECORD_TABLES),
  "record_piece",
  "record_imported",
  "subscription",
  "delivery",
  "installation",
] as const;

/**
 * Takes what can still be read of a damaged file over into a new database, row by row up to where each table breaks.
 *
 * @returns How many rows of each table; tables that give nothing are absent.
 */
export function salvage(path: string, into: DatabaseSync): Readonly<Record<string, number>> {
  const saved: Record<string, number> = {};
  let damaged: DatabaseSync | undefined;
  try {
    // Only read: what is kept stays as it is.
    damaged = new DatabaseSync(path, { readOnly: true });
    for (const table of TABLES) {
      const rows = readable(damaged, table, into);
      if (rows > 0) saved[table] = rows;
    }
  } catch {
    // Not a database at all.
  } finally {
    damaged?.close();
  }
  return saved;
}

function readable(from: DatabaseSync, table: string, into: DatabaseSync): number {
  let rows = 0;
  try {
    for (const row of from.prepare(`SELECT * FROM ${table}`).iterate()) {
      const names = Object.keys(row);
      const places = names.map(() => "?").join(", ");
      const values = Object.values(row) as SQLInputValue[];
      into.prepare(`INSERT OR IGNORE INTO ${table} (${names.join(", ")}) VALUES (${places})`).run(...values);
      rows += 1;
    }
  } catch {
    // The rest of this table cannot be read.
  }
  return rows;
}
