/**
 * Estimated width in pixels of a text in Inter at a font size in pixels; a few percent too wide rather than too
 * narrow. For places and cuts only: nothing here asks the font.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += emsOf(character);
  return ems * size;
}

/**
 * Breaks a text into at most `maxLines` lines of at most `width` pixels, between words where it can; what does not fit
 * is cut with an ellipsis.
 */
export function wrapText(text: string, width: number, size: number, maxLines: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== "" && lines.length < maxLines) {
    const fitting = fittingLength(rest, width, size);
    if (fitting === rest.length) return [...lines, rest];
    if (lines.length === maxLines - 1) return [...lines, cutText(rest, width, size)];
    const space = rest.lastIndexOf(" ", fitting);
    const end = space > 0 ? space : fitting;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return lines;
}

/** The text itself when it fits into `width` pixels, else its beginning with an ellipsis. */
export function cutText(text: string, width: number, size: number): string {
  if (fittingLength(text, width, size) === text.length) return text;
  return `${text.slice(0, fittingLength(text, width - emsOf("…") * size, size)).trimEnd()}…`;
}

/** Length of the longest beginning that fits, never inside a surrogate pair; at least one character. */
function fittingLength(text: string, width: number, size: number): number {
  let length = 0;
  let used = 0;
  for (const character of text) {
    used += emsOf(character) * size;
    if (used > width && length > 0) return length;
    length += character.length;
  }
  return length;
}

/** Advance widths of Inter in ems, by kind of character. */
function emsOf(character: string): number {
  if (/[ .,:;'|!ijlIftr()[\]/·]/.test(character)) return 0.36;
  if (/[mwMW@%—…]/.test(character)) return 0.92;
  if (/[A-Z0-9&+−×=<>~$€£]/.test(character)) return 0.68;
  if (/[\u0300-\u036f]/.test(character)) return 0;
  return character > "\u2e7f" ? 1.05 : 0.6;
}
