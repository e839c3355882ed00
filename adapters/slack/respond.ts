import type { Fetch } from "../../src/fetch.ts";
import { attempt } from "./attempt.ts";
import { HttpFailure, toFailure } from "./failure.ts";
import type { Message } from "./render.ts";

/** Answers an interaction where it happened: to everyone there, or to the one who asked. */
export type Respond = (message: Message, to: "channel" | "asker") => Promise<Delivery>;

/** `unknown`: the answer to the call got lost, so the message may or may not be there. */
export type Delivery = "delivered" | "refused" | "unknown";

/** Slack accepts five messages in thirty minutes for one interaction. */
const USES = 5;
const LIFETIME_MS = 30 * 60_000;

const TIMEOUT_MS = 8_000;

/** Answers through an interaction's `response_url`, which needs no membership and no token. It never rejects. */
export function createRespond(address: string, now: () => number, fetch: Fetch): Respond {
  const until = now() + LIFETIME_MS;
  let uses = 0;

  const send = async ({ text, blocks }: Message, to: "channel" | "asker"): Promise<void> => {
    if (uses === USES || now() > until) throw new HttpFailure(new Response(null, { status: 410 }));
    uses += 1;
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        text,
        blocks,
        response_type: to === "channel" ? "in_channel" : "ephemeral",
        replace_original: false,
        unfurl_links: false,
        unfurl_media: false,
      }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new HttpFailure(response);
  };

  return async (message, to) => {
    try {
      // Twice in a private answer is a nuisance; twice in a channel is a mistake everyone sees.
      await attempt(() => send(message, to), { repeatable: to === "asker" });
      return "delivered";
    } catch (error) {
      return toFailure(error).kind === "lost" ? "unknown" : "refused";
    }
  };
}
