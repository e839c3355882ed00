import type { Outcome } from "../../src/watch/poster.ts";
import { failureOf } from "./failure.ts";

type Unposted = Exclude<Outcome, { readonly kind: "posted" }>;

/** The connection was never made, so that nothing can have been posted. */
const UNCONNECTED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/**
 * What the message itself is not to blame for, with what to say of it.
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
const PLACES = new Map<number, string>([
  [10003, "the channel is gone"],
  [10004, "the bot is no longer in the server"],
  [50001, "the bot cannot see the channel"],
  [50013, "the bot lacks a permission in the channel"],
  [50007, "the person takes no direct messages"],
  [50278, "the person takes no direct messages"],
  [50008, "nothing can be posted in a channel of this kind"],
  [50024, "nothing can be posted in a channel of this kind"],
  [50083, "the thread is archived"],
]);

/** The bot token is not accepted any more. */
export const UNAUTHORISED = 401;
const AFTER_MS = { unconnected: 5_000, unauthorised: 60_000, limited: 1_000 } as const;

/** What became of a post that failed. Where nobody can know, it is `lost`, never more. */
export function outcomeOf(error: unknown): Unposted {
  const limited = retryAfterMs(error);
  if (limited !== undefined) {
    return { kind: "later", reason: "Discord's rate limit", afterMs: Math.max(limited, AFTER_MS.limited) };
  }
  const { status, code, message } = failureOf(error);
  if (status === undefined) {
    return UNCONNECTED.has(connectionCode(error))
      ? { kind: "later", reason: "Discord cannot be reached", afterMs: AFTER_MS.unconnected }
      : { kind: "lost", reason: message };
  }
  if (status >= 500 || status === 408) return { kind: "lost", reason: `Discord failed (${status})` };
  if (status === UNAUTHORISED) {
    return { kind: "later", reason: "Discord refused the bot token", afterMs: AFTER_MS.unauthorised };
  }
  const place = PLACES.get(code ?? 0);
  if (place) return { kind: "refused", what: "place", reason: place };
  const what = status === 403 || status === 404 ? "place" : "message";
  return { kind: "refused", what, reason: `Discord refused it: ${message || status}` };
}

/** The REST library throws these before a call and after Discord's 429 alike: either way nothing was posted. */
function retryAfterMs(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { retryAfter, status } = error as { retryAfter?: unknown; status?: unknown };
  if (typeof retryAfter === "number") return retryAfter;
  return status === 429 ? 0 : undefined;
}

function connectionCode(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code ?? "");
}
