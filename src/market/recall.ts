import type { Reading } from "../reading.ts";
import type { Kind } from "./freshness.ts";
import { dated, fromTheFuture, isKept } from "./kept.ts";

/**
 * Many kept readings at once, by the keys that `remember` gave them, without asking any source. Keys of which there is
 * no usable copy are absent.
 *
 * @throws What the store throws.
 */
export type Recall = <Value>(keys: readonly string[], kind: Kind) => Promise<ReadonlyMap<string, Reading<Value>>>;

export type RecallOptions = {
  /** The part of a key-value store that is used; keyv has it. */
  readonly store: { getMany(keys: string[]): Promise<readonly unknown[]> };
  /** Market time. */
  readonly now: () => number;
  /** Where loads come from. */
  readonly origin: string;
};

/** Keys read at a time: thousands at once would hold up every question meanwhile. */
const PAGE = 250;

/**
 * Looks into the store by the rules of `remember`: a copy of another origin, or one past its grace, stands in marked
 * stale; copies from the future of market time are not used.
 */
export function createRecall({ store, now, origin }: RecallOptions): Recall {
  function read(stored: unknown, kind: Kind): Reading<unknown> | null {
    if (!isKept(stored) || fromTheFuture(stored.reading, now())) return null;
    const usable = stored.origin === origin && now() < dated(stored, kind).graceUntil;
    return usable ? stored.reading : { ...stored.reading, stale: true };
  }

  return async <Value>(keys: readonly string[], kind: Kind) => {
    const found = new Map<string, Reading<Value>>();
    for (let start = 0; start < keys.length; start += PAGE) {
      const page = keys.slice(start, start + PAGE);
      const stored = await store.getMany(page);
      for (const [position, key] of page.entries()) {
        const reading = read(stored[position], kind);
        if (reading) found.set(key, reading as Reading<Value>);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return found;
  };
}
