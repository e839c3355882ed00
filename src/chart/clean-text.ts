import { plainText } from "../plain.ts";

/** Longest text looked at; nothing longer fits into a picture. */
const LIMIT = 400;

/**
 * A foreign text as it can stand in an SVG: one line, well-formed, without the characters XML forbids. Escaping is
 * left to the serialiser; characters that Inter has no glyph for are drawn as boxes or not at all.
 */
export function cleanText(text: string): string {
  return plainText(
    text
      .slice(0, 4 * LIMIT)
      .toWellFormed()
      .replace(/\p{Noncharacter_Code_Point}/gu, ""),
    LIMIT,
  );
}
