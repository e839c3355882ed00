import type { DatabaseSync } from "node:sqlite";
import { type Copy, LISTS } from "../market/copies.ts";
import { KINDS } from "../market/freshness.ts";
import { FORMAT } from "../market/kept.ts";
import type { Inventory } from "./store.ts";

const READING = "$.value.reading";

/** SQLite reads the values itself: two thousand of them take it some forty milliseconds, and parsing them here more. */
const COPIES = `
  SELECT key,
    json_extract(value, '$.value.kind') AS kind,
    json_extract(value, '$.value.origin') AS origin,
    json_extract(value, '${READING}.observedAt') AS observedAt,
    json_extract(value, '${READING}.fetchedAt') AS fetchedAt,
    coalesce(${LISTS.map((list) => `json_array_length(value, '${READING}.value.${list}')`).join(", ")}) AS rows
  FROM cache
  WHERE key >= ? AND key < ? AND (expires IS NULL OR expires >= ?)
    AND json_valid(value) AND json_extract(value, '$.value.format') = ${FORMAT}
`;

/**
 * What a prepared database holds, without the values.
 *
 * @param namespace - Keyv's namespace of the kept readings; the copies' keys come without it.
 * @param now - Milliseconds since 1970 of the real clock, as expiry has it.
 * @throws What SQLite throws.
 */
export function sqliteInventory(database: DatabaseSync, namespace: string, now: number): Inventory {
  const pages = Number(database.prepare("PRAGMA page_count").get()?.page_count);
  const size = Number(database.prepare("PRAGMA page_size").get()?.page_size);
  const entries = Number(database.prepare("SELECT count(*) AS entries FROM cache").get()?.entries);
  const rows = database.prepare(COPIES).all(`${namespace}:`, `${namespace};`, now);
  return { bytes: pages * size, entries, copies: rows.flatMap((row) => copyOf(row, namespace)) };
}

/** What lies in the store may have been written by anybody. */
function copyOf(row: Readonly<Record<string, unknown>>, namespace: string): Copy[] {
  const { origin, observedAt, fetchedAt } = row;
  const kind = KINDS.find((each) => each === row.kind);
  if (kind === undefined || typeof origin !== "string" || !isInstant(observedAt) || !isInstant(fetchedAt)) return [];
  const key = String(row.key).slice(namespace.length + 1);
  return [{ key, kind, origin, observedAt, fetchedAt, rows: typeof row.rows === "number" ? row.rows : null }];
}

function isInstant(value: unknown): value is string {
  return typeof value === "string" && Number.isFinite(Date.parse(value));
}
