/**
 * A person's text as it may be shown back: one line, no control or direction-changing characters, no half of a pair, at most `limit`
 * characters. Escaping for a platform is the adapter's work.
 *
 * @example
 * plainText("sp40\u0000\n0", 40); // "sp40 0"
 */
export function plainText(text: string, limit = 60): string {
  const line = text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/\p{Cf}/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
  const characters = [...line];
  return characters.length <= limit ? line : `${characters.slice(0, limit - 1).join("")}…`;
}
