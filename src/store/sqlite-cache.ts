import type { DatabaseSync } from "node:sqlite";
import type { KeyvStoreAdapter, StoredData } from "keyv";

/** Writes between two sweeps of expired entries. */
const SWEEP_EVERY = 500;
/** Entries read at a time when iterating, so that no statement stays open while the caller works. */
const PAGE = 100;

/**
 * Keyv's storage adapter over the `cache` table of a prepared database. Values are what Keyv serialised; times to live
 * are milliseconds.
 *
 * Failures are rejections. Keyv swallows those of a read without a word, so a failed read is also told to the
 * listeners of `error`; those of a write Keyv reports itself. Nothing throws for want of a listener.
 *
 * @param now milliseconds since 1970 of the real clock, as Keyv itself uses for expiry
 * @param saw is shown every failure
 */
export function sqliteCache(
  database: DatabaseSync,
  now: () => number,
  saw: (error: unknown) => void = () => {},
): KeyvStoreAdapter {
  const select = database.prepare("SELECT value FROM cache WHERE key = ? AND (expires IS NULL OR expires >= ?)");
  const upsert = database.prepare(
    "INSERT INTO cache (key, value, expires) VALUES (?, ?, ?) " +
      "ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires",
  );
  const remove = database.prepare("DELETE FROM cache WHERE key = ?");
  const removeRange = database.prepare("DELETE FROM cache WHERE key >= ? AND key < ?");
  const removeAll = database.prepare("DELETE FROM cache");
  const sweep = database.prepare("DELETE FROM cache WHERE expires < ?");
  const page = database.prepare(
    "SELECT key, value FROM cache WHERE key > ? AND key < ? AND (expires IS NULL OR expires >= ?) ORDER BY key LIMIT ?",
  );

  const errorListeners: ((error: unknown) => void)[] = [];
  let writes = 0;

  async function seen<Answer>(work: () => Answer): Promise<Answer> {
    try {
      return work();
    } catch (error) {
      saw(error);
      throw error;
    }
  }

  async function reported<Answer>(read: () => Answer): Promise<Answer> {
    try {
      return await seen(read);
    } catch (error) {
      for (const listener of errorListeners) listener(error);
      throw error;
    }
  }

  const stored = <Value>(key: string) => select.get(key, now())?.value as unknown as StoredData<Value>;

  const cache: KeyvStoreAdapter = {
    // Keyv offers its iterator only for dialects it knows.
    opts: { dialect: "sqlite", url: "sqlite://" },
    namespace: undefined,
    get: <Value>(key: string) => reported(() => stored<Value>(key)),
    getMany: <Value>(keys: string[]) => reported(() => keys.map((key) => stored<Value | undefined>(key))),
    has: (key) => reported(() => select.get(key, now()) !== undefined),
    set: (key: string, value: string, ttl?: number) =>
      seen(() => {
        upsert.run(key, value, ttl === undefined ? null : Math.ceil(now() + ttl));
        if (writes++ % SWEEP_EVERY === 0) sweep.run(now());
        return true;
      }),
    delete: (key) => seen(() => Number(remove.run(key).changes) > 0),
    clear: () =>
      seen(() => {
        if (cache.namespace === undefined) removeAll.run();
        else removeRange.run(...rangeOf(cache.namespace));
      }),
    async *iterator<Value>(namespace?: string) {
      let [after, end] = namespace === undefined ? ["", LAST] : rangeOf(namespace);
      while (true) {
        const rows = await reported(() => page.all(after, end, now(), PAGE));
        for (const row of rows) yield [String(row.key), row.value as unknown as Awaited<Value>];
        const last = rows.at(-1);
        if (last === undefined) return;
        after = String(last.key);
      }
    },
    on: (event: string, listener: (error: unknown) => void) => {
      if (event === "error") errorListeners.push(listener);
      return cache;
    },
  };
  return cache;
}

/** Above every text a key can be: SQLite compares UTF-8 bytes. */
const LAST = "\u{10ffff}\u{10ffff}";

/** First and past-the-end key of a namespace: Keyv writes `namespace:key`, and `;` follows `:`. */
function rangeOf(namespace: string): [string, string] {
  return [`${namespace}:`, `${namespace};`];
}
