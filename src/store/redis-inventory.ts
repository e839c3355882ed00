import type { Redis } from "ioredis";
import { type Copy, rowsOf } from "../market/copies.ts";
import { KINDS } from "../market/freshness.ts";
import { isKept } from "../market/kept.ts";
import { CACHE } from "./redis-cache.ts";
import type { Inventory } from "./store.ts";

/** Keys looked at, and values read, at a time: Redis does nothing else meanwhile. */
const KEYS_AT_A_TIME = 1_000;
const VALUES_AT_A_TIME = 50;

/**
 * What Redis holds, without the values: these are read and let go of, page by page.
 *
 * @param prefix - What every key of the store begins with.
 * @param namespace - Keyv's namespace of the kept readings; the copies' keys come without it.
 */
export async function redisInventory(client: Redis, prefix: string, namespace: string): Promise<Inventory> {
  const cached = await keysUnder(client, `${prefix}${CACHE}:`);
  const start = `${prefix}${CACHE}:${namespace}:`;
  const kept = cached.filter((key) => key.startsWith(start));
  const copies: Copy[] = [];
  for (let at = 0; at < kept.length; at += VALUES_AT_A_TIME) {
    const page = kept.slice(at, at + VALUES_AT_A_TIME);
    const values = await client.mget(page.map((key) => key.slice(prefix.length)));
    for (const [index, key] of page.entries()) copies.push(...copyOf(key.slice(start.length), values[index] ?? null));
  }
  const memory = await client.info("memory");
  return { bytes: Number(/^used_memory:(\d+)/m.exec(memory)?.[1] ?? 0), entries: cached.length, copies };
}

async function keysUnder(client: Redis, start: string): Promise<readonly string[]> {
  const pattern = `${start.replace(/[\\*?[\]]/g, "\\$&")}*`;
  // A scan may come by the same key twice.
  const found = new Set<string>();
  let cursor = "0";
  do {
    const [next, keys] = await client.scan(cursor, "MATCH", pattern, "COUNT", KEYS_AT_A_TIME);
    for (const key of keys) found.add(key);
    cursor = next;
  } while (cursor !== "0");
  return [...found];
}

/** What lies in the store may have been written by anybody. */
function copyOf(key: string, text: string | null): Copy[] {
  const value = text === null ? null : keptIn(text);
  if (!isKept(value)) return [];
  const kind = KINDS.find((each) => each === value.kind);
  if (kind === undefined) return [];
  const { origin, reading } = value;
  const { observedAt, fetchedAt } = reading;
  return [{ key, kind, origin, observedAt, fetchedAt, rows: rowsOf(reading.value) }];
}

function keptIn(text: string): unknown {
  try {
    return JSON.parse(text)?.value;
  } catch {
    return null;
  }
}
