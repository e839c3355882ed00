import type { Log } from "../log.ts";
import { openDatabase } from "./database.ts";
import { RECORD_TABLES } from "./schema.ts";
import { sqliteCache } from "./sqlite-cache.ts";
import { sqliteInventory } from "./sqlite-inventory.ts";
import { sqliteRecord } from "./sqlite-record.ts";
import type { Store } from "./store.ts";

const SCHEME = "sqlite://";

/**
 * Opens the embedded store: one SQLite file that several processes may share.
 *
 * @param url `sqlite://PATH`, the path relative to the working directory or absolute; `sqlite://:memory:` is gone at
 *   `close`
 * @param edges the operator's log, and the real clock in milliseconds since 1970
 * @throws Error with one sentence naming STORE_URL when the store cannot be opened, read or written
 */
export function openStore(url: string, edges: { readonly log: Log; readonly now: () => number }): Store {
  const path = url.startsWith(SCHEME) ? url.slice(SCHEME.length) : "";
  if (path === "") throw new Error("STORE_URL: expected sqlite:// followed by a path.");
  const database = openDatabase(path, edges.log);
  return {
    cache: sqliteCache(database, edges.now),
    records: {
      figures: sqliteRecord(database, RECORD_TABLES.figures),
      strip: sqliteRecord(database, RECORD_TABLES.strip),
      pmi: sqliteRecord(database, RECORD_TABLES.pmi),
    },
    inventory: (namespace) => sqliteInventory(database, namespace, edges.now()),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
