import { UserError } from "../src/errors.ts";
import { PLATFORMS, type Place } from "../src/watch/subscription.ts";
import type { Asker } from "./asker.ts";

/**
 * Where somebody asks, as a place that can be posted in later.
 *
 * @throws UserError on a platform without channels, such as the web page.
 */
export function placeOf({ platform, workspace, channel }: Asker): Place {
  const known = PLATFORMS.find((each) => each === platform);
  if (known) return { platform: known, workspace, channel };
  throw new UserError("bad-option", "Nothing can be posted here later, so there are no digests and alerts here.", {
    hint: "Set them up in Discord, Slack or the terminal's conversation.",
  });
}
