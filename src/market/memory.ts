import type { Kind } from "./freshness.ts";
import type { Dated } from "./kept.ts";

/** Kept readings in memory, by key. */
export type Memory = {
  get(key: string, kind: Kind): Dated | undefined;
  set(key: string, kind: Kind, kept: Dated): void;
};

/** A history of decades takes about a megabyte. */
const MOST_HISTORIES = 64;

/**
 * What was read, kept in memory. Anybody may ask for the prices of any ticker, so of histories only those asked for
 * last are kept here; the others are read from the store again. All other kinds are as many as the indexes have members.
 */
export function createMemory(mostHistories = MOST_HISTORIES): Memory {
  const [histories, others] = [new Map<string, Dated>(), new Map<string, Dated>()];
  const keep = (key: string, kept: Dated) => {
    histories.delete(key);
    histories.set(key, kept);
  };
  return {
    get(key, kind) {
      if (kind !== "history") return others.get(key);
      const kept = histories.get(key);
      if (kept) keep(key, kept);
      return kept;
    },
    set(key, kind, kept) {
      if (kind !== "history") {
        others.set(key, kept);
        return;
      }
      keep(key, kept);
      const [oldest] = histories.size > mostHistories ? histories.keys() : [];
      if (oldest !== undefined) histories.delete(oldest);
    },
  };
}
