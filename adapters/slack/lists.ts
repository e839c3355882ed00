import type { types } from "@slack/bolt";
import type { AgendaEvent, LinkItem, When } from "../../src/card.ts";
import { instantText } from "../../src/format.ts";
import { safeUrl } from "../../src/safe-url.ts";
import { whenText } from "../../src/when-text.ts";
import { literal } from "./text.ts";

/** Texts longer than this are cut. */
const LENGTH = 300;

/**
 * Agendas and headlines as rich text: dates and links are elements of their own there, so no text of a card is ever read
 * as markup.
 */
export function agendaBlock(events: readonly AgendaEvent[]): types.RichTextBlock {
  return bullets(
    events.map((event) => [
      whenElement(event),
      ...words(" · "),
      ...words(event.label, { bold: true }),
      ...words(event.detail ? ` · ${literal(event.detail, LENGTH)}` : ""),
    ]),
  );
}

/** Headlines, each a link, then who published it and when. */
export function linksBlock(items: readonly LinkItem[]): types.RichTextBlock {
  return bullets(
    items.map(({ text, url, at, detail }) => [
      linkElement(text, url),
      ...words(detail ? ` · ${literal(detail, LENGTH)}` : ""),
      ...(at === undefined ? [] : [...words(" · "), whenElement({ at, precision: "minute" })]),
    ]),
  );
}

/** An instant in the reader's own time, with New York's where Slack cannot tell; a day as text. */
function whenElement(when: When): types.RichTextElement {
  const at = when.precision === "minute" ? Date.parse(when.at) : Number.NaN;
  if (Number.isNaN(at) || at < 0) return { type: "text", text: whenText(when) };
  return {
    type: "date",
    timestamp: Math.floor(at / 1000),
    format: "{date_short_pretty} {time}",
    fallback: instantText(when.at),
  };
}

function linkElement(text: string, url: string): types.RichTextElement {
  const shown = oneLine(text) || "–";
  const address = safeUrl(url);
  return address ? { type: "link", url: address, text: shown } : { type: "text", text: shown };
}

function words(text: string, style?: { readonly bold: boolean }): types.RichTextElement[] {
  const shown = text === " · " ? text : style ? oneLine(text) : text;
  return shown === "" ? [] : [{ type: "text", text: shown, ...(style ? { style } : {}) }];
}

function oneLine(text: string): string {
  return literal(text.replace(/\s+/g, " "), LENGTH);
}

function bullets(items: readonly types.RichTextElement[][]): types.RichTextBlock {
  const elements = items.map((item) => ({ type: "rich_text_section" as const, elements: item }));
  return { type: "rich_text", elements: [{ type: "rich_text_list", style: "bullet", elements }] };
}
