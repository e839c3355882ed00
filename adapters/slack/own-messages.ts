import type { webApi } from "@slack/bolt";
import * as z from "zod";

/** What marks a message as a delivery; only the app that posted it can have written it so. */
export function deliveryMetadata(key: string) {
  return { event_type: "smallcap_delivery", event_payload: { key } } as const;
}

const text = z.string().optional().catch(undefined);
const messageSchema = z.object({
  user: text,
  bot_id: text,
  metadata: z
    .object({ event_type: z.string(), event_payload: z.object({ key: z.string() }) })
    .optional()
    .catch(undefined),
});
const pageSchema = z.object({
  messages: z.array(messageSchema.catch({})),
  response_metadata: z.object({ next_cursor: text }).optional().catch(undefined),
});
const selfSchema = z.object({ user_id: text, bot_id: text });

/** Clocks of two machines and of Slack differ by less than this. */
const MARGIN_MS = 2 * 60_000;
/** Some apps get no more at once. */
const PAGE = 15;
/** Whoever writes this much after a post hides it: the question stays open. */
const PAGES = 40;

const selves = new WeakMap<webApi.WebClient, Promise<z.output<typeof selfSchema>>>();

/**
 * Whether a delivery is among the bot's own messages of a channel since an instant of the real clock; null when there
 * are too many messages to tell.
 *
 * @throws As `toFailure` reads it, when Slack does not show the messages.
 */
export async function findDelivery(
  client: webApi.WebClient,
  channel: string,
  key: string,
  since: number,
): Promise<boolean | null> {
  const self = await whoAmI(client);
  const oldest = ((since - MARGIN_MS) / 1000).toFixed(6);
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    const answer = pageSchema.parse(
      await client.conversations.history({
        channel,
        oldest,
        limit: PAGE,
        include_all_metadata: true,
        ...(cursor ? { cursor } : {}),
      }),
    );
    const found = answer.messages.some(({ user, bot_id, metadata }) => {
      const own = (user !== undefined && user === self.user_id) || (bot_id !== undefined && bot_id === self.bot_id);
      const { event_type, event_payload } = deliveryMetadata(key);
      return own && metadata?.event_type === event_type && metadata.event_payload.key === event_payload.key;
    });
    if (found) return true;
    cursor = answer.response_metadata?.next_cursor;
    if (!cursor) return false;
  }
  return null;
}

async function whoAmI(client: webApi.WebClient) {
  const asked = selves.get(client) ?? client.auth.test().then((answer) => selfSchema.parse(answer));
  selves.set(client, asked);
  asked.catch(() => selves.delete(client));
  return asked;
}
