import { openSqliteStore, type StoreEdges } from "./sqlite.ts";
import type { Store } from "./store.ts";

/**
 * Opens the store that STORE_URL names.
 *
 * @throws Error with one sentence naming STORE_URL when the store cannot be opened, read or written
 */
export async function openStore(url: string, edges: StoreEdges): Promise<Store> {
  return openSqliteStore(url, edges);
}
