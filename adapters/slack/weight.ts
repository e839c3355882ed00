/** Words of a block that Slack counts; a button's value and an address are counted too, since nobody says they are not. */
const COUNTED = new Set(["text", "alt_text", "value", "url", "fallback"]);

/**
 * How much of a message's room blocks take, on the safe side: their text, or a third of their JSON where a table has
 * more structure than text.
 */
export function weight(blocks: unknown): number {
  return Math.max(characters(blocks), Math.ceil(JSON.stringify(blocks).length / 3));
}

function characters(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, inner]) =>
      sum + (typeof inner === "string" ? (COUNTED.has(key) ? inner.length : 0) : characters(inner)),
    0,
  );
}
