import type { App, BlockAction, Context } from "@slack/bolt";
import { parseLine } from "../../commands/words.ts";
import type { Log } from "../../src/log.ts";
import { decodeQuestion } from "./buttons.ts";
import type { Conversation, Interaction } from "./conversation.ts";
import { toFailure } from "./failure.ts";
import { typedText } from "./text.ts";

const EXPIRED = "This button has expired. Type /smallcap help to see what you can ask.";

/** Interactions remembered, to recognise one that is delivered again. */
const REMEMBERED = 1_000;

/** Told that a workspace, or an organisation, no longer has the app; `at` in seconds of the real clock. */
export type Removed = (id: string, at: number) => Promise<void>;

/** Connects what Slack sends to the conversation. Everything is acknowledged first: Slack waits three seconds. */
export function listen(app: App, conversation: Conversation, log: Log, removed: Removed): void {
  const isNew = createSieve();

  const acknowledge = async (ack: () => Promise<void>): Promise<void> => {
    // The connection may be gone by now; the answer does not need it.
    await ack().catch((error) => log.warn("slack: not acknowledged", { reason: toFailure(error).reason }));
  };

  // Any command of this app: whoever runs it may have had to choose another name.
  app.command(/^\//, async ({ ack, command, context }) => {
    await acknowledge(ack);
    if (!isNew(command.trigger_id)) return;
    const place = { workspace: command.team_id, channel: command.channel_id, user: command.user_id };
    const { asked } = parseLine(typedText(command.text ?? ""), conversation.commands);
    await conversation.answer(asked, { place, address: command.response_url, ...origin(context) });
  });

  // Every button: one that nobody answered would look broken.
  app.action({ type: "block_actions" }, async ({ ack, action, body, context }) => {
    await acknowledge(ack);
    const interaction = toInteraction(body, context);
    if (!interaction || !isNew(body.trigger_id)) return;
    const asked = action.type === "button" ? decodeQuestion(action.value) : undefined;
    await (asked ? conversation.answer(asked, interaction) : conversation.tell(EXPIRED, interaction));
  });

  app.event("app_uninstalled", async ({ body, context }) =>
    removed(installedAs(body.team_id, context), body.event_time),
  );
  app.event("tokens_revoked", async ({ event, body, context }) => {
    // Tokens of persons are not ours.
    if (event.tokens.bot?.length) await removed(installedAs(body.team_id, context), body.event_time);
  });

  app.error(async (error) => log.error("slack interaction failed", { error: String(error) }));
}

/** What Bolt, and our endpoint, found out about where something came from. */
function origin({ enterpriseId, installUrl }: Context): Pick<Interaction, "enterprise" | "installUrl"> {
  return {
    ...(enterpriseId === undefined ? {} : { enterprise: enterpriseId }),
    ...(typeof installUrl === "string" ? { installUrl } : {}),
  };
}

function installedAs(team: string, { isEnterpriseInstall, enterpriseId }: Context): string {
  return isEnterpriseInstall && enterpriseId !== undefined ? enterpriseId : team;
}

function toInteraction(body: BlockAction, context: Context): Interaction | undefined {
  if (!body.channel || !body.response_url) return undefined;
  const workspace = body.team?.id ?? body.user.team_id ?? "";
  const place = { workspace, channel: body.channel.id, user: body.user.id };
  return { place, address: body.response_url, ...origin(context) };
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
