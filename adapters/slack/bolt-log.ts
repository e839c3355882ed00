import { type Logger, LogLevel } from "@slack/bolt";
import type { Log } from "../../src/log.ts";

/**
 * Bolt's own messages in the program's log, never on standard output. Its debug messages are dropped, since they hold
 * whole payloads; addresses and tokens are cut from the others.
 */
export function boltLog(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => log.warn("slack library", { message: shown(parts) }),
    error: (...parts) => log.error("slack library", { message: shown(parts) }),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}

function shown(parts: readonly unknown[]): string {
  return parts
    .map((part) => (part instanceof Error ? part.message : String(part)))
    .join(" ")
    .replace(/\b(?:https?|wss?):\/\/\S+/g, "[address]")
    .replace(/\b(?:xapp|xox[a-z]+)-[\w.-]+/g, "[token]")
    .slice(0, 500);
}
