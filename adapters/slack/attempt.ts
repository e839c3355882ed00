import { setTimeout as pause } from "node:timers/promises";
import { toFailure } from "./failure.ts";

/** Pauses before a second and a third try: somebody is waiting for the answer. */
const PAUSES_MS = [250, 1_000];

/** Slack may ask for a longer wait than a person has patience. */
const LONGEST_WAIT_MS = 5_000;

/**
 * Makes a call up to three times. One whose answer got lost is made again only when it is `repeatable`: Slack has no
 * key that would keep a message from being posted twice.
 */
export async function attempt<Result>(
  call: () => Promise<Result>,
  { repeatable }: { readonly repeatable: boolean },
): Promise<Result> {
  for (const patience of PAUSES_MS) {
    try {
      return await call();
    } catch (error) {
      const { kind, waitMs } = toFailure(error);
      const again = kind === "later" ? waitMs <= LONGEST_WAIT_MS : kind === "lost" && repeatable;
      if (!again) throw error;
      await pause(Math.max(patience, waitMs));
    }
  }
  return call();
}
