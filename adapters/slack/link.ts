import { setTimeout as pause } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../src/log.ts";
import { isTokenRefused, toFailure } from "./failure.ts";

/** One Socket Mode connection that is made again whenever it ends. */
export type Link = {
  /** Holds the connection until `close`; rejects only when Slack refuses the token. */
  hold(opened: () => void): Promise<void>;
  isOpen(): boolean;
  close(): Promise<void>;
};

/** Slack says hello within a second; a connection without it is given up. */
const HELLO_MS = 15_000;

/** A connection that lasted this long was a good one, and the next is made at once. */
const STEADY_MS = 10_000;

/** Slack's answers to a token that cannot open connections at all. */
const UNFIT = new Set(["missing_scope", "no_permission", "forbidden_team"]);

/**
 * The library's own reconnecting is off: it leaves a hole of five seconds at every refresh, and a refused token ends
 * the process (socket-mode 3.1).
 */
export function createLink(client: SocketModeReceiver["client"], log: Log, now: () => number): Link {
  const stopped = new AbortController();
  let open = false;
  let ended = () => {};
  client.on("disconnected", () => ended());

  const once = async (opened: () => void): Promise<void> => {
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const tooLong = setTimeout(() => client.disconnect(), HELLO_MS);
    try {
      await client.start();
    } finally {
      clearTimeout(tooLong);
    }
    if (stopped.signal.aborted) return void client.disconnect();
    open = true;
    opened();
    await end;
  };

  return {
    async hold(opened) {
      for (let failures = 0; !stopped.signal.aborted; ) {
        const since = now();
        try {
          await once(opened);
        } catch (error) {
          const failure = toFailure(error);
          if (isTokenRefused(failure) || UNFIT.has(failure.reason)) throw error;
          if (!stopped.signal.aborted) log.warn("slack connection failed, trying again", { reason: failure.reason });
        }
        const steady = open && now() - since > STEADY_MS;
        open = false;
        failures = steady ? 0 : failures + 1;
        if (!steady) await rest(failures, stopped.signal);
      }
    },
    isOpen: () => open,
    async close() {
      stopped.abort();
      open = false;
      await client.disconnect();
    },
  };
}

/** A growing pause, at most half a minute; ends early when `signal` aborts. */
export async function rest(failures: number, signal: AbortSignal): Promise<void> {
  const longest = Math.min(30_000, 250 * 2 ** failures);
  await pause(longest * (0.75 + Math.random() / 4), undefined, { signal }).catch(() => {});
}
