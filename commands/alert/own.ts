import { UserError } from "../../src/errors.ts";
import { nearest } from "../../src/near.ts";
import { plainText } from "../../src/plain.ts";
import type { Alert } from "../../src/watch/subscription.ts";
import type { Asker } from "../asker.ts";
import type { Context } from "../command.ts";
import { isOfChannel, isOfWorkspace } from "../digest/own.ts";

/** Alerts that a person may see and manage: those of the workspace they ask from. Others' do not exist for them. */
export async function alertsOf({ watch, asker }: Context): Promise<readonly Alert[]> {
  const all = await watch.subscriptions.all();
  return all.filter((each): each is Alert => each.kind === "alert" && isOfWorkspace(each, asker));
}

/**
 * The alert that somebody means: by its id, or without one the only one of the channel.
 *
 * @throws UserError with a near id, or with how to find one.
 */
export function meantAlert(alerts: readonly Alert[], id: string | undefined, asker: Asker): Alert {
  const typed = id?.trim().toLowerCase();
  if (typed) {
    const found = alerts.find((each) => each.id === typed || each.id === `a-${typed}`);
    if (found) return found;
    const ids = alerts.map((each) => each.id);
    const near = nearest(typed, ids);
    throw new UserError("bad-option", `There is no alert “${plainText(typed)}” here.`, {
      hint: `${near ? `Did you mean ${near}? ` : ""}alert list shows them with their ids.`,
    });
  }
  const here = alerts.filter((each) => isOfChannel(each, asker));
  const [only, ...others] = here;
  if (only && others.length === 0) return only;
  throw new UserError(
    "bad-option",
    only ? "There are several alerts in this channel: say which one." : "There is no alert in this channel.",
    {
      hint: only
        ? `Add its id: ${here.map((each) => each.id).join(", ")}.`
        : "Set one up with alert add, such as alert add discount above 25%.",
    },
  );
}
