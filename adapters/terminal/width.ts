/** Columns that a text takes on a terminal, and cutting text into lines of so many columns. */

// Everything here is one column wide and no letter combines, so the length is the width.
const NARROW = /^[\x20-\x7e\xa0-\u02ff\u2010-\u2027\u20a0-\u20bf\u2190-\u21ff\u2200-\u22ff\u2500-\u259f]*$/;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]/u;
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}/u;
const INVISIBLE = /^[\p{Mark}\p{Control}\p{Format}\u200b]+$/u;
/** A number with its sign and unit (`−3.9`, `$1,930.2`, `20.1%`, `15.2×`) is read wrongly when cut. */
const NUMBER = /^(?=.{1,40}$)[-−+~(“"]*[$€£]?\d[\d.,:]*\S{0,4}$/u;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** `15.2×` → 5, `日本` → 4. */
export function textWidth(text: string): number {
  if (NARROW.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

/** Blanks up to the width, before a number and after a text. */
export function padded(text: string, width: number, align: "left" | "right" = "left"): string {
  const blanks = " ".repeat(Math.max(0, width - textWidth(text)));
  return align === "right" ? blanks + text : text + blanks;
}

/** The widest piece that stays whole when a text is wrapped; long words that are no numbers may be cut. */
export function unbreakable(text: string, longest: number): number {
  return text.split(" ").reduce((most, word) => {
    const width = textWidth(word);
    return Math.max(most, NUMBER.test(word) ? width : Math.min(longest, width));
  }, 0);
}

/** Lines of at most `width` columns, broken at blanks, inside a word only where it alone is too wide. */
export function wrapped(text: string, width: number): readonly string[] {
  if (textWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const word of text.split(" ").flatMap((each) => pieces(each, width))) {
    const wide = textWidth(word);
    if (line !== "" && used + 1 + wide > width) {
      lines.push(line);
      line = "";
    }
    used = line === "" ? wide : used + 1 + wide;
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (textWidth(word) <= width || NUMBER.test(word)) return [word];
  const cut: string[] = [];
  let piece = "";
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = graphemeWidth(segment);
    if (piece !== "" && used + wide > width) {
      cut.push(piece);
      piece = "";
      used = 0;
    }
    piece += segment;
    used += wide;
  }
  return [...cut, piece];
}

function graphemeWidth(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0;
  return WIDE.test(grapheme) || EMOJI.test(grapheme) ? 2 : 1;
}
