import type { Mark } from "../../src/watch/poster.ts";
import { plainLine } from "./escape.ts";

/**
 * A delivery's key as a line for people: it stands in the message, since Discord may keep no nonce in a channel's
 * history, and it says with which id to pause or remove what posted it.
 *
 * @example
 * markText({ key: "d-7k2m@2026-08-21T08:30", nonce: "" }); // "digest d-7k2m · 2026-08-21 08:30"
 */
export function markText({ key }: Mark): string {
  const [id = "", ...when] = key.split("@");
  const kind = id.startsWith("a-") ? "alert" : "digest";
  const time = when.join("@").replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/, "$1 $2");
  return plainLine([`${kind} ${id}`, time].filter(Boolean).join(" · "));
}

/** A message in a channel's history, as far as it is looked at. */
export type Written = {
  readonly content?: string | undefined;
  readonly nonce?: string | number | null | undefined;
  readonly embeds?:
    | readonly { readonly footer?: { readonly text?: string | undefined } | null | undefined }[]
    | undefined;
};

/** Whether a message of the bot's own is this delivery: by its nonce where Discord tells it, else by the line in it. */
export function bears({ nonce, content, embeds = [] }: Written, mark: Mark): boolean {
  if (nonce === mark.nonce) return true;
  const line = markText(mark);
  const ends = (text = "") => text === line || text.endsWith(` ${line}`);
  return ends(content) || embeds.some(({ footer }) => ends(footer?.text));
}
