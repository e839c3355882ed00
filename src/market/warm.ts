import { messageOf } from "../errors.ts";
import type { Log } from "../log.ts";
import type { IndexId } from "./indexes.ts";
import type { LoadedUniverse } from "./load-universe.ts";
import type { Members } from "./universe.ts";

export type WarmOptions = {
  readonly universe: LoadedUniverse;
  /** Indexes that every question may need. */
  readonly indexes: readonly IndexId[];
  /** What else to keep warm, and what to do with whole indexes: called after every round. */
  readonly afterRound: (members: ReadonlyMap<IndexId, Members>) => Promise<unknown>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly log: Log;
};

const ROUND_EVERY_MS = 60_000;

/**
 * Keeps the universe warm: looks every minute for what is no longer fresh and fetches just that, so that no question
 * waits for forty requests. What was fetched is in the store, so a restart goes on where it stopped.
 */
export function keepWarm({ universe, indexes, afterRound, wait, log }: WarmOptions): { stop(): void } {
  let stopped = false;
  let failing = false;

  async function round(): Promise<void> {
    const members = new Map<IndexId, Members>();
    for (const id of indexes) {
      const read = await universe.refresh(id).catch((error: unknown) => {
        if (!failing) log.warn("refresh failed", { index: id, reason: messageOf(error) });
        return null;
      });
      if (read) members.set(id, read);
    }
    const missing = [...members.values()].filter(({ loaded, requests }) => loaded < requests);
    if (missing.length > 0 && !failing) log.warn("refresh incomplete", { reason: missing[0]?.failure ?? "unknown" });
    failing = members.size < indexes.length || missing.length > 0;
    await afterRound(members);
  }

  void (async () => {
    while (!stopped) {
      await round().catch((error: unknown) => log.error("refresh broke", { reason: messageOf(error) }));
      await wait(ROUND_EVERY_MS);
    }
  })();
  return {
    stop() {
      stopped = true;
    },
  };
}
