import type { LinkItem, Links } from "../../src/card.ts";
import { safeUrl } from "../../src/safe-url.ts";
import { whenMarkup } from "./agenda.ts";
import { escapeLine } from "./escape.ts";
import { clipEscaped } from "./fit.ts";
import { type ListText, listText } from "./lines.ts";

/** A headline or a detail longer than this is cut. */
const LENGTH = 200;

/** Headlines as message text: each a link without a preview, and under it who published it and when. */
export function renderLinks({ items }: Links, room: number): ListText {
  return listText(items.map(itemText), room);
}

function itemText({ text, url, at, detail }: LinkItem): string {
  const under = [
    clipEscaped(escapeLine(detail ?? ""), LENGTH),
    at === undefined ? "" : whenMarkup({ at, precision: "minute" }),
  ];
  const line = under.filter(Boolean).join(" · ");
  return [linkMarkup(text, url), line].filter(Boolean).join("\n");
}

/**
 * `[headline](<address>)`: angle brackets keep Discord from showing a preview. Square brackets in a headline become round
 * ones, since no escape keeps them from ending the link.
 */
function linkMarkup(text: string, url: string): string {
  const shown = clipEscaped(escapeLine(text.replaceAll("[", "(").replaceAll("]", ")")), LENGTH);
  const address = safeUrl(url);
  return address && shown ? `[${shown}](<${address}>)` : shown || "–";
}
