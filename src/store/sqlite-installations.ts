import type { DatabaseSync } from "node:sqlite";
import type { Installations } from "./installations.ts";

/** Installations in their table of a prepared database. */
export function sqliteInstallations(database: DatabaseSync): Installations {
  const select = database.prepare("SELECT value FROM installation WHERE key = ?");
  const upsert = database.prepare(
    "INSERT INTO installation (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  );
  const remove = database.prepare("DELETE FROM installation WHERE key = ?");
  const selectKeys = database.prepare("SELECT key FROM installation ORDER BY key");
  return {
    get: async (key) => {
      const value = select.get(key)?.value;
      return typeof value === "string" ? value : null;
    },
    set: async (key, value) => void upsert.run(key, value),
    remove: async (key) => Number(remove.run(key).changes) > 0,
    keys: async () => selectKeys.all().map(({ key }) => String(key)),
  };
}
