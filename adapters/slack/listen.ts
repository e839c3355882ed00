import type { App, BlockAction } from "@slack/bolt";
import { parseLine } from "../../commands/words.ts";
import type { Log } from "../../src/log.ts";
import { decodeQuestion } from "./buttons.ts";
import type { Conversation, Interaction } from "./conversation.ts";
import { toFailure } from "./failure.ts";
import { typedText } from "./text.ts";

const EXPIRED = "This button has expired. Type /smallcap help to see what you can ask.";

/** Interactions remembered, to recognise one that is delivered again. */
const REMEMBERED = 1_000;

/** Connects what Slack sends to the conversation. Everything is acknowledged first: Slack waits three seconds. */
export function listen(app: App, conversation: Conversation, log: Log): void {
  const isNew = createSieve();

  const acknowledge = async (ack: () => Promise<void>): Promise<void> => {
    // The connection may be gone by now; the answer does not need it.
    await ack().catch((error) => log.warn("slack: not acknowledged", { reason: toFailure(error).reason }));
  };

  // Any command of this app: whoever runs it may have had to choose another name.
  app.command(/^\//, async ({ ack, command }) => {
    await acknowledge(ack);
    if (!isNew(command.trigger_id)) return;
    const place = { workspace: command.team_id, channel: command.channel_id, user: command.user_id };
    const { asked } = parseLine(typedText(command.text ?? ""), conversation.commands);
    await conversation.answer(asked, { place, address: command.response_url });
  });

  // Every button: one that nobody answered would look broken.
  app.action({ type: "block_actions" }, async ({ ack, action, body }) => {
    await acknowledge(ack);
    const interaction = toInteraction(body);
    if (!interaction || !isNew(body.trigger_id)) return;
    const asked = action.type === "button" ? decodeQuestion(action.value) : undefined;
    await (asked ? conversation.answer(asked, interaction) : conversation.tell(EXPIRED, interaction));
  });

  app.error(async (error) => log.error("slack interaction failed", { error: String(error) }));
}

function toInteraction(body: BlockAction): Interaction | undefined {
  if (!body.channel || !body.response_url) return undefined;
  const workspace = body.team?.id ?? body.user.team_id ?? "";
  return { place: { workspace, channel: body.channel.id, user: body.user.id }, address: body.response_url };
}

/** Tells ids seen for the first time from those seen lately. */
function createSieve(): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return false;
    seen.add(id);
    for (const oldest of seen) {
      if (seen.size <= REMEMBERED) break;
      seen.delete(oldest);
    }
    return true;
  };
}
