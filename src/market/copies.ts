import type { Kind } from "./freshness.ts";

/** A kept reading without its value: what a look at the whole store can afford to read. */
export type Copy = {
  /** The key that `remember` gave it. */
  readonly key: string;
  readonly kind: Kind;
  /** Where it was fetched from, since a mirror is another source. */
  readonly origin: string;
  /** ISO 8601 in UTC. */
  readonly observedAt: string;
  readonly fetchedAt: string;
  /** Companies, days, contracts: how long the list in the value is; null where there is no list. */
  readonly rows: number | null;
};

/** Where a value has its list: the first of these that it has. */
export const LISTS = ["rows", "days", "points", "contracts", "months", "meetings"] as const;

/** How long the list in a value is; null where there is none. */
export function rowsOf(value: unknown): number | null {
  if (typeof value !== "object" || value === null) return null;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  for (const name of LISTS) {
    const list = fields[name];
    if (Array.isArray(list)) return list.length;
  }
  return null;
}
