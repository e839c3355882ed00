import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import type { DailyRecord, RecordedDay } from "../record/record.ts";
import type { RECORD_TABLES } from "./schema.ts";

const compress = promisify(gzip);
const expand = promisify(gunzip);

/**
 * An append-only record in its table of a prepared database. Inputs are kept as compressed JSON: what JSON cannot
 * hold (undefined, NaN) comes back as null. Every method rejects with SQLite's error when the file cannot be used.
 */
export function sqliteRecord(
  database: DatabaseSync,
  table: (typeof RECORD_TABLES)[keyof typeof RECORD_TABLES],
): DailyRecord {
  // Not INSERT OR IGNORE: that would also swallow a row that lacks a value.
  const insert = database.prepare(
    `INSERT INTO ${table} (date, recorded_at, method, inputs_hash, figures, inputs) VALUES (?, ?, ?, ?, ?, ?) ` +
      "ON CONFLICT (date) DO NOTHING",
  );
  const select = database.prepare(`SELECT date, recorded_at, method, inputs_hash, figures FROM ${table} ORDER BY date`);
  const count = database.prepare(`SELECT count(*) AS days FROM ${table}`);
  const selectInputs = database.prepare(`SELECT inputs FROM ${table} WHERE date = ?`);

  let known: readonly RecordedDay[] = [];

  return {
    append: async (day, inputs) => {
      const packed = await compress(JSON.stringify(inputs ?? null));
      const figures = JSON.stringify(day.figures);
      return insert.run(day.date, day.recordedAt, day.method, day.inputsHash, figures, packed).changes === 1;
    },
    days: async () => {
      // Rows are never changed or removed, so as many as before are the same as before; a year of them is much to read.
      if (count.get()?.days !== known.length) known = select.all().map(toRecordedDay);
      return known;
    },
    inputs: async (date) => {
      const packed = selectInputs.get(date)?.inputs;
      return packed instanceof Uint8Array ? JSON.parse((await expand(packed)).toString()) : null;
    },
  };
}

/** Frozen, since it is handed out more than once. */
function toRecordedDay(row: Record<string, SQLOutputValue>): RecordedDay {
  return Object.freeze({
    date: String(row.date),
    recordedAt: String(row.recorded_at),
    method: Number(row.method),
    inputsHash: String(row.inputs_hash),
    figures: Object.freeze(JSON.parse(String(row.figures))),
  });
}
