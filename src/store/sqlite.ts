import type { Log } from "../log.ts";
import { markDamaged, openDatabase } from "./database.ts";
import { createFaults, watched } from "./faults.ts";
import { proveWritable } from "./prove-writable.ts";
import { RECORD_TABLES } from "./schema.ts";
import { sqliteCache } from "./sqlite-cache.ts";
import { type HasEnded, sqliteDeliveries, sqlitePresence } from "./sqlite-deliveries.ts";
import { sqliteImported } from "./sqlite-imported.ts";
import { sqliteInstallations } from "./sqlite-installations.ts";
import { sqliteInventory } from "./sqlite-inventory.ts";
import { sqlitePace } from "./sqlite-pace.ts";
import { sqlitePieces } from "./sqlite-pieces.ts";
import { sqliteRecord } from "./sqlite-record.ts";
import { sqliteSubscriptions } from "./sqlite-subscriptions.ts";
import type { Store } from "./store.ts";

const SCHEME = "sqlite://";

/** The file that an address names; null when it names none. */
export function pathOf(url: string): string | null {
  return url.startsWith(SCHEME) && url.length > SCHEME.length ? url.slice(SCHEME.length) : null;
}

export type StoreEdges = {
  readonly log: Log;
  /** The real clock in milliseconds since 1970. */
  readonly now: () => number;
  /** Whether the process of a claim has surely ended; never, when not said. */
  readonly hasEnded?: HasEnded;
  /** The most pages the file may have; as many as the disk holds, when not said. */
  readonly mostPages?: number;
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
  const path = pathOf(url);
  if (path === null) throw new Error("STORE_URL: expected sqlite:// followed by a path.");
  const database = openDatabase(path, edges.log);
  if (edges.mostPages !== undefined) database.exec(`PRAGMA max_page_count = ${Math.floor(edges.mostPages)}`);
  const faults = createFaults(path, edges.log, edges.now, () => markDamaged(path));
  const cache = sqliteCache(database, edges.now, faults.saw);
  const record = (table: (typeof RECORD_TABLES)[keyof typeof RECORD_TABLES]) =>
    watched(sqliteRecord(database, table), faults);
  return {
    cache,
    records: {
      figures: record(RECORD_TABLES.figures),
      strip: record(RECORD_TABLES.strip),
      pmi: record(RECORD_TABLES.pmi),
      pieces: watched(sqlitePieces(database), faults),
      imported: watched(sqliteImported(database), faults),
    },
    subscriptions: watched(sqliteSubscriptions(database), faults),
    deliveries: watched(sqliteDeliveries(database, edges.hasEnded ?? (() => false)), faults),
    presence: watched(sqlitePresence(database), faults),
    installations: watched(sqliteInstallations(database), faults),
    pace: watched(sqlitePace(database, edges.now), faults),
    ...watched({ inventory: async (namespace: string) => sqliteInventory(database, namespace, edges.now()) }, faults),
    ready: async () => proveWritable(database, faults),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
