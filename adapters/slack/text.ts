import { clip } from "../clip.ts";

/**
 * Text for `plain_text`, `raw_text` and `rich_text`, which Slack shows as it stands: no markup, no mentions.
 *
 * Entities would be shown as typed in some of them, so a mention is broken by an invisible word joiner instead.
 */
export function literal(text: string, limit: number): string {
  const shown = text
    .toWellFormed()
    .replace(/[\p{Cc}--[\n\t]]|[\u202a-\u202e\u2066-\u2069]/gv, "")
    .replace(/<(?=[!@#])/g, "<\u2060")
    .trim();
  return clip(shown, limit);
}

/** What a person typed: Slack escapes `&`, `<` and `>` in it, as it wants them escaped. */
export function typedText(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Text for a message's `text`, where Slack reads `&`, `<` and `>` as markup. Never ends inside an entity. */
export function escaped(text: string, limit: number): string {
  const whole = literal(text, limit).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return whole.length <= limit ? whole : `${clip(whole, limit - 1).replace(/(&[a-z]*)?…$/, "")}…`;
}
