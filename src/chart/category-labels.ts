import * as style from "./style.ts";
import { cutText, textWidth, wrapText } from "./text-width.ts";

/** The names under a bar chart's categories: for some or all of them, in one or two lines. */
export type CategoryLabels = {
  readonly size: number;
  /** Most lines that a label has. */
  readonly lines: number;
  readonly labels: readonly {
    /** Middle of the category, in pixels. */
    readonly x: number;
    readonly lines: readonly string[];
  }[];
};

const SIZES = [style.TICK_SIZE, style.TICK_SIZE - 2] as const;
/** Labels with this much room are rather cut than left out. */
const ENOUGH = 100;
/** Between neighbouring labels, and from a label to the picture's edge. */
const [GAP, EDGE] = [8, 6];

/**
 * Labels for categories of equal width between two pixels: every one where they fit in two lines without cutting a
 * word, else every second, third … one.
 */
export function categoryLabels(
  categories: readonly string[],
  [left, right]: readonly [number, number],
): CategoryLabels {
  const width = (right - left) / Math.max(1, categories.length);
  for (let step = 1; ; step += 1) {
    const places = categories.flatMap((text, index) => {
      if (index % step !== 0) return [];
      const x = left + (index + 0.5) * width;
      return [{ text, x, room: Math.min(step * width - GAP, 2 * (x - EDGE), 2 * (style.WIDTH - EDGE - x)) }];
    });
    const last = step * width >= ENOUGH;
    for (const size of SIZES) {
      const labels = places.map(({ text, x, room }) => ({ x, room, lines: balanced(text, room, size) }));
      const whole = labels.every(({ lines, room }) => lines?.every((line) => textWidth(line, size) <= room));
      if (!whole && !(last && size === SIZES.at(-1))) continue;
      const cut = labels.map(({ x, room, lines }, index) => ({
        x,
        lines: (lines ?? wrapText(places[index]?.text ?? "", room, size, 2)).map((line) => cutText(line, room, size)),
      }));
      return { size, lines: Math.max(0, ...cut.map(({ lines }) => lines.length)), labels: cut };
    }
  }
}

/** A text in one line, or broken between words into two of about equal width; null when that takes more. */
function balanced(text: string, room: number, size: number): readonly string[] | null {
  if (textWidth(text, size) <= room) return text === "" ? [] : [text];
  const words = text.split(" ");
  const breaks = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(" "), words.slice(index + 1).join(" ")]);
  const widest = (lines: readonly string[]) => Math.max(...lines.map((line) => textWidth(line, size)));
  const best = breaks.toSorted((one, other) => widest(one) - widest(other))[0];
  return best && widest(best) <= room ? best : null;
}
