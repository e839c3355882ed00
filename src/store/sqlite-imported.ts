import type { DatabaseSync } from "node:sqlite";
import type { Imported } from "../record/record.ts";

/** Imported figures in their table of a prepared database. Every method rejects with SQLite's error. */
export function sqliteImported(database: DatabaseSync): Imported {
  const insert = database.prepare(
    "INSERT INTO record_imported (method, date, figure, value, imported_at) VALUES (?, ?, ?, ?, ?) " +
      "ON CONFLICT (method, date, figure) DO NOTHING",
  );
  const select = database.prepare(
    "SELECT method, date, figure, value, imported_at FROM record_imported ORDER BY method, date, figure",
  );
  const count = database.prepare("SELECT count(*) AS entries FROM record_imported");
  let known: Awaited<ReturnType<Imported["values"]>> = [];

  return {
    add: async (values, importedAt) => {
      database.exec("BEGIN IMMEDIATE");
      try {
        let added = 0;
        for (const { method, date, figure, value } of values) {
          added += Number(insert.run(method, date, figure, value, importedAt).changes);
        }
        database.exec("COMMIT");
        return added;
      } catch (error) {
        if (database.isTransaction) database.exec("ROLLBACK");
        throw error;
      }
    },
    values: async () => {
      // Rows are never changed or removed, so as many as before are the same as before.
      if (count.get()?.entries === known.length) return known;
      known = select.all().map((row) => ({
        method: String(row.method),
        date: String(row.date),
        figure: String(row.figure),
        value: Number(row.value),
        importedAt: String(row.imported_at),
      }));
      return known;
    },
  };
}
