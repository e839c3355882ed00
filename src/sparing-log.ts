import type { Log } from "./log.ts";

/** Complaints that come with every reading or delivery while a store is away, and all mean the same. */
const OFTEN: ReadonlySet<string> = new Set([
  "store failed",
  "store does not answer",
  "store does not keep",
  "delivery could not be written down",
  "presence could not be written",
  "what is due could not be read",
  "queue failed",
]);
const SAY_EVERY_MS = 60_000;

/**
 * The same log, in which a warning that a store is away is said once a minute; how many were left out stands with the
 * next one. Everything else is passed on.
 *
 * @param now - Real clock, milliseconds.
 */
export function sparingLog(log: Log, now: () => number): Log {
  const said = new Map<string, { at: number; unsaid: number }>();
  return {
    ...log,
    warn(message, detail) {
      if (!OFTEN.has(message)) return log.warn(message, detail);
      const last = said.get(message);
      if (last && now() - last.at < SAY_EVERY_MS) {
        last.unsaid += 1;
        return;
      }
      said.set(message, { at: now(), unsaid: 0 });
      log.warn(message, last?.unsaid ? { ...detail, unsaid: last.unsaid } : detail);
    },
  };
}
