import * as z from "zod";
import type { PostingRight } from "../../src/watch/poster.ts";
import { attempt } from "./attempt.ts";
import { isTokenRefused, toFailure } from "./failure.ts";
import { isPassing, refusalText } from "./refusals.ts";
import type { Workspace } from "./workspaces.ts";

const flag = z.boolean().optional().catch(undefined);
const answerSchema = z.object({
  channel: z.object({ is_member: flag, is_archived: flag, is_private: flag, is_im: flag, is_mpim: flag }),
  response_metadata: z
    .object({ scopes: z.array(z.string()).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

const INVITE = "Invite me with /invite @Smallcap, then set this up again.";
const UNREADABLE = "After a crash it could then not be checked whether a post had arrived, and none is repeated.";

/** Whether the bot may post in a channel and read there, as Slack describes the channel and the token. Never rejects. */
export async function postingRight({ background, tokenRefused }: Workspace, channel: string): Promise<PostingRight> {
  try {
    const answer = await attempt(() => background.conversations.info({ channel }), { repeatable: true });
    const { channel: found, response_metadata: metadata } = answerSchema.parse(answer);
    return judged(found, metadata?.scopes);
  } catch (error) {
    const failure = toFailure(error);
    if (isTokenRefused(failure)) tokenRefused(failure.reason);
    return unseen(failure.reason, isPassing(failure));
  }
}

function judged(
  { is_archived, is_member, is_private, is_im, is_mpim }: z.output<typeof answerSchema>["channel"],
  scopes: readonly string[] | undefined,
): PostingRight {
  const direct = is_im || is_mpim;
  if (is_archived) return refusal("This channel is archived.", "Choose another channel.");
  if (scopes && !scopes.includes("chat:write")) return lacking("chat:write");
  if (!direct && !is_member) {
    if (is_private || (scopes && !scopes.includes("chat:write.public"))) {
      return refusal("I am not in this channel, so I may not post here.", INVITE);
    }
    return {
      ok: true,
      mayRead: false,
      hint: `Invite me with /invite @Smallcap, so that I can read my posts here. ${UNREADABLE}`,
    };
  }
  const history = is_im ? "im:history" : is_mpim ? "mpim:history" : is_private ? "groups:history" : "channels:history";
  if (scopes?.includes(history)) return { ok: true, mayRead: true };
  return { ok: true, mayRead: false, hint: `I lack the permission ${history} to read my posts here. ${UNREADABLE}` };
}

function unseen(reason: string, passing: boolean): PostingRight {
  if (passing) {
    return refusal(`Slack did not say whether I may post here (${reason}).`, "Please try again in a minute.");
  }
  if (reason === "channel_not_found" || reason === "not_in_channel") {
    return refusal("I cannot see this channel, so I may not post here.", INVITE);
  }
  if (reason === "missing_scope") return lacking("channels:read, groups:read or im:read");
  return refusal(
    `I may not post here: ${refusalText(reason)}.`,
    "Choose another channel, or ask whoever runs this bot.",
  );
}

function lacking(scope: string): PostingRight {
  return refusal(
    `This app lacks a permission here (${scope}).`,
    "Whoever runs the bot can add it and install the app again; or choose another channel.",
  );
}

function refusal(sentence: string, hint: string): PostingRight {
  return { ok: false, sentence, hint };
}
