import { openSqliteStore, type StoreEdges } from "./sqlite.ts";
import type { Store } from "./store.ts";

/**
 * Opens the store that STORE_URL names: `sqlite://` for one machine, `redis://` or `rediss://` for many.
 *
 * @throws Error with one sentence naming STORE_URL when the store cannot be opened, read or written
 */
export async function openStore(url: string, edges: StoreEdges): Promise<Store> {
  if (!/^rediss?:/.test(url)) return openSqliteStore(url, edges);
  // Loaded where it is used: two clients of Redis take longer to load than the rest of a short run needs.
  const { openRedisStore } = await import("./redis.ts");
  return openRedisStore(url, edges);
}
