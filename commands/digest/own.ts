import { UserError } from "../../src/errors.ts";
import { nearest } from "../../src/near.ts";
import { plainText } from "../../src/plain.ts";
import type { Digest, Subscription } from "../../src/watch/subscription.ts";
import type { Asker } from "../asker.ts";
import type { Context } from "../command.ts";

/** Digests that a person may see and manage: those of the workspace they ask from. Others' do not exist for them. */
export async function digestsOf({ watch, asker }: Context): Promise<readonly Digest[]> {
  const all = await watch.subscriptions.all();
  return all.filter((each): each is Digest => each.kind === "digest" && isOfWorkspace(each, asker));
}

/** Whether a subscription belongs where somebody asks from. */
export function isOfWorkspace({ place }: Subscription, { platform, workspace }: Asker): boolean {
  return place.platform === platform && place.workspace === workspace;
}

/** Whether it is posted right where somebody asks. */
export function isOfChannel(subscription: Subscription, asker: Asker): boolean {
  return isOfWorkspace(subscription, asker) && subscription.place.channel === asker.channel;
}

/**
 * The digest that somebody means: by its id, or without one the only one of the channel.
 *
 * @throws UserError with a near id, or with how to find one.
 */
export function meantDigest(digests: readonly Digest[], id: string | undefined, asker: Asker): Digest {
  const typed = id?.trim().toLowerCase();
  if (typed) {
    const found = digests.find((each) => each.id === typed || each.id === `d-${typed}`);
    if (found) return found;
    const near = nearest(
      typed,
      digests.map((each) => each.id),
    );
    throw new UserError("bad-option", `There is no digest “${plainText(typed)}” here.`, {
      hint: `${near ? `Did you mean ${near}? ` : ""}digest list shows them with their ids.`,
    });
  }
  const here = digests.filter((each) => isOfChannel(each, asker));
  const [only, ...others] = here;
  if (only && others.length === 0) return only;
  throw new UserError(
    "bad-option",
    only ? "There are several digests in this channel: say which one." : "There is no digest in this channel.",
    { hint: only ? `Add its id: ${here.map((each) => each.id).join(", ")}.` : "digest add sets one up." },
  );
}
