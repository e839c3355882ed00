import type { Log } from "../log.ts";
import { createPace } from "../watch/pace.ts";
import { openDatabase } from "./database.ts";
import { RECORD_TABLES } from "./schema.ts";
import { sqliteCache } from "./sqlite-cache.ts";
import { type HasEnded, sqliteDeliveries, sqlitePresence } from "./sqlite-deliveries.ts";
import { sqliteImported } from "./sqlite-imported.ts";
import { sqliteInstallations } from "./sqlite-installations.ts";
import { sqliteInventory } from "./sqlite-inventory.ts";
import { sqlitePieces } from "./sqlite-pieces.ts";
import { sqliteRecord } from "./sqlite-record.ts";
import { sqliteSubscriptions } from "./sqlite-subscriptions.ts";
import type { Store } from "./store.ts";

const SCHEME = "sqlite://";

export type StoreEdges = {
  readonly log: Log;
  /** The real clock in milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the process of a claim has surely ended; never, when not said. */
  readonly hasEnded?: HasEnded;
};

/**
 * Opens the embedded store: one SQLite file that several processes may share.
 *
 * @param url `sqlite://PATH`, the path relative to the working directory or absolute; `sqlite://:memory:` is gone at
 *   `close`
 * @param edges the operator's log, and the real clock in milliseconds since 1970
 * @throws Error with one sentence naming STORE_URL when the store cannot be opened, read or written
 */
export function openSqliteStore(url: string, edges: StoreEdges): Store {
  const path = url.startsWith(SCHEME) ? url.slice(SCHEME.length) : "";
  if (path === "") throw new Error("STORE_URL: expected sqlite:// followed by a path.");
  const database = openDatabase(path, edges.log);
  return {
    cache: sqliteCache(database, edges.now),
    records: {
      figures: sqliteRecord(database, RECORD_TABLES.figures),
      strip: sqliteRecord(database, RECORD_TABLES.strip),
      pmi: sqliteRecord(database, RECORD_TABLES.pmi),
      pieces: sqlitePieces(database),
      imported: sqliteImported(database),
    },
    subscriptions: sqliteSubscriptions(database),
    deliveries: sqliteDeliveries(database, edges.hasEnded ?? (() => false)),
    presence: sqlitePresence(database),
    installations: sqliteInstallations(database),
    pace: createPace(edges.now),
    inventory: async (namespace) => sqliteInventory(database, namespace, edges.now()),
    ready: async () => {
      // Takes the write lock: a file that can only be read is not ready.
      database.exec("BEGIN IMMEDIATE; ROLLBACK");
    },
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
