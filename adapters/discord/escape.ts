/** Control characters, and marks that turn the direction of the text around them. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text for places where Discord reads no markup: footers, button labels, picture descriptions. */
export function plainLine(text: string): string {
  return unpinged(text.replace(/\s+/g, " ").replace(UNSEEN, "").trim());
}

/** Text inside a code block: one line, and nothing that could close the block. */
export function codeText(text: string): string {
  return plainLine(text).replaceAll("`", "ʼ");
}

/**
 * Text as it stands, with everything escaped that Discord would read as markup, a mention, a heading, a list, a quote
 * or a link. Escapes only what would take effect, so that the text stays readable where markup is not shown.
 */
export function escapeMarkdown(text: string): string {
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/\n/g, "\u2028")
    .replace(UNSEEN, "")
    .replaceAll("\u2028", "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return unpinged(
    clean
      .replace(/[\\*_`<]/g, "\\$&")
      .replace(/~{2,}|\|{2,}/g, (run) => run.replace(/./g, "\\$&"))
      .replaceAll("](", "\\](")
      .replaceAll("://", ":\\//")
      .replace(/^([ ]*)(#{1,3}|-#|[-+]|>{1,3})(?=\s|$)/gm, "$1\\$2")
      .replace(/^([ ]*\d+)\.(?=\s|$)/gm, "$1\\."),
  );
}

/** Escaped text on one line. */
export function escapeLine(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, " "));
}

/** Nothing pings, since every message forbids it; this also keeps it from looking as if it did. */
function unpinged(text: string): string {
  return text.replace(/@(?=everyone|here)/gi, "@\u200b");
}
