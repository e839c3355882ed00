import { DAY_MS } from "../calendar-day.ts";
import type { Log } from "../log.ts";
import type { Reading } from "../reading.ts";
import type { Kind } from "./freshness.ts";
import { type Dated, dated, FORMAT, fromTheFuture, isKept, type Kept } from "./kept.ts";
import { createLedger, type Ledger } from "./ledger.ts";
import { createMemory } from "./memory.ts";
import { SourceFailure } from "./source-failure.ts";

/**
 * Reads through the cache: a fresh copy, else one shared load, else (when loading fails) the older copy marked stale,
 * else the failure.
 */
export type Remember = <Value>(
  key: string,
  kind: Kind,
  load: () => Promise<Reading<Value>>,
  policy: Policy,
) => Promise<Reading<Value>>;

/**
 * `patient`: an ageing copy answers at once and is renewed behind it. `strict`: an ageing copy is renewed first.
 * `fresh`: so it is, and when that fails no older copy stands in: the failure is handed on. `known`: only what is there
 * and fresh; no source is asked. `kept`: whatever is there, however old; no source is asked either.
 */
export type Policy = "patient" | "strict" | "fresh" | "known" | "kept";

/** The part of a key-value store that is used; keyv has it. */
export type Store = {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttl: number): Promise<unknown>;
};

/** An old copy may stand in for a failing source as long as this. */
const KEEP_FOR_MS = 400 * DAY_MS;
/** After a failure neither source nor store is asked again for the same thing within this time. */
const RETRY_AFTER_MS = 15_000;

export type RememberOptions = {
  readonly store: Store;
  /** Market time. */
  readonly now: () => number;
  /** Where loads come from: copies of another origin are never fresh, but may stand in. */
  readonly origin: string;
  readonly log: Log;
  /** Told of everything that is read and of every failure. */
  readonly ledger?: Ledger;
};

/** A store that is down is not a failure: the question goes to the source. */
export function createRemember({ store, now, origin, log, ledger = createLedger() }: RememberOptions): Remember {
  const memory = createMemory();
  const loading = new Map<string, Promise<Reading<unknown>>>();
  const failed = new Map<string, { readonly at: number; readonly error: unknown }>();
  const staleCopies = new WeakMap<Reading<unknown>, Reading<unknown>>();

  const isFresh = (kept: Dated) => kept.origin === origin && now() < kept.freshUntil;

  async function attempt(complaint: string, key: string, use: () => Promise<unknown>): Promise<unknown> {
    try {
      return await use();
    } catch (error) {
      log.warn(complaint, { key, error: String(error) });
      return undefined;
    }
  }

  function recentFailure(key: string) {
    const failure = failed.get(key);
    return failure && now() - failure.at < RETRY_AFTER_MS && now() >= failure.at ? failure : undefined;
  }

  async function recall(key: string, kind: Kind): Promise<Dated | undefined> {
    const inMemory = memory.get(key, kind);
    if ((inMemory && isFresh(inMemory)) || recentFailure(key)) return inMemory;
    // Another process may have renewed the copy in the store since.
    const stored = await attempt("store does not answer", key, () => store.get(key));
    const kept = isKept(stored) && newer(stored, inMemory) ? dated(stored, kind) : inMemory;
    if (!kept || fromTheFuture(kept.reading, now())) return undefined;
    memory.set(key, kind, kept);
    ledger.keep(key, kind, kept);
    return kept;
  }

  function loadOnce<Value>(key: string, kind: Kind, load: () => Promise<Reading<Value>>): Promise<Reading<Value>> {
    const underWay = loading.get(key);
    if (underWay) return underWay as Promise<Reading<Value>>;
    const started = loadAndKeep(key, kind, load).finally(() => loading.delete(key));
    loading.set(key, started);
    return started;
  }

  async function loadAndKeep<Value>(
    key: string,
    kind: Kind,
    load: () => Promise<Reading<Value>>,
  ): Promise<Reading<Value>> {
    const failure = recentFailure(key);
    if (failure) throw failure.error;
    try {
      const reading = await load();
      failed.delete(key);
      const kept: Kept = { reading, origin, kind, format: FORMAT };
      memory.set(key, kind, dated(kept, kind));
      ledger.keep(key, kind, kept);
      await attempt("store does not keep", key, () => store.set(key, kept, KEEP_FOR_MS));
      return reading;
    } catch (error) {
      failed.set(key, { at: now(), error });
      ledger.fail(key, kind, now(), error);
      throw error;
    }
  }

  function staleCopy(reading: Reading<unknown>): Reading<unknown> {
    const known = staleCopies.get(reading) ?? { ...reading, stale: true };
    staleCopies.set(reading, known);
    return known;
  }

  return async <Value>(key: string, kind: Kind, load: () => Promise<Reading<Value>>, policy: Policy) => {
    const kept = await recall(key, kind);
    if (kept && isFresh(kept)) return kept.reading as Reading<Value>;
    if (kept && policy === "kept") return staleCopy(kept.reading) as Reading<Value>;
    if (policy === "known" || policy === "kept") throw new SourceFailure("loading", key, "it has not been read yet");
    // Whoever is patient does not wait for a source that failed lately either: the older copy answers, marked.
    const failing = failed.has(key);
    if (kept && policy === "patient" && (failing || (kept.origin === origin && now() < kept.graceUntil))) {
      loadOnce(key, kind, load).catch(() => log.debug("renewal failed", { key }));
      return (failing ? staleCopy(kept.reading) : kept.reading) as Reading<Value>;
    }
    try {
      return await loadOnce(key, kind, load);
    } catch (error) {
      if (kept && policy !== "fresh") return staleCopy(kept.reading) as Reading<Value>;
      throw error;
    }
  };
}

function newer(stored: Kept, inMemory: Kept | undefined): boolean {
  return !inMemory || stored.reading.fetchedAt > inMemory.reading.fetchedAt;
}
