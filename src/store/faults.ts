import { messageOf } from "../errors.ts";
import type { Log } from "../log.ts";
import { type Fault, faultOf } from "./sqlite-errors.ts";

/** What goes wrong with a file while it is in use: said once a minute, however often it happens. */
export type Faults = {
  /** Passes an error on after looking at it. */
  saw(error: unknown): void;
  /** What is wrong and has not been seen to work again. */
  standing(): Fault | null;
  /** Everything works. */
  mended(): void;
};

const SAY_EVERY_MS = 60_000;

const WORDS: Readonly<Record<Fault, readonly [message: string, todo: string]>> = {
  damaged: [
    "The store is damaged",
    "stop the bot and start it again: it keeps the damaged file beside a new one and takes over what can be read; or restore a backup",
  ],
  full: [
    "The store cannot be written: the disk is full",
    "make room; until then answers come from memory and sources, and nothing that is due is posted",
  ],
  unwritable: [
    "The store cannot be read or written",
    "look at the disk and at who may write there; until then answers come from memory and sources, and nothing that is due is posted",
  ],
};

/**
 * @param now - Real clock, milliseconds.
 * @param onDamage - Called once, when damage is first seen.
 */
export function createFaults(path: string, log: Log, now: () => number, onDamage: () => void): Faults {
  let standing: Fault | null = null;
  const said = new Map<Fault, number>();
  return {
    saw(error) {
      const fault = faultOf(error);
      if (fault === null) return;
      if (fault === "damaged" && standing !== "damaged") onDamage();
      // What is damaged stays so, whatever else fails.
      if (standing !== "damaged") standing = fault;
      const last = said.get(fault);
      if (last !== undefined && (fault === "damaged" || now() - last < SAY_EVERY_MS)) return;
      said.set(fault, now());
      const [message, todo] = WORDS[fault];
      log.error(message, { path, reason: messageOf(error), todo });
    },
    standing: () => standing,
    mended() {
      if (standing === null || standing === "damaged") return;
      standing = null;
      log.info("The store can be written again", { path });
    },
  };
}

/** The same port, with every rejection looked at. */
export function watched<Port extends object>(port: Port, faults: Pick<Faults, "saw">): Port {
  const seen = Object.entries(port).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === "function"
      ? async (...values: unknown[]) => {
          try {
            return await member(...values);
          } catch (error) {
            faults.saw(error);
            throw error;
          }
        }
      : member,
  ]);
  return Object.fromEntries(seen) as Port;
}
