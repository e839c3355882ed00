import { segmentTexts } from "./axis-text.ts";
import type { Bar, BarDrawable } from "./bar-drawable.ts";
import type { Layout } from "./layout.ts";
import * as style from "./style.ts";
import { textWidth } from "./text-width.ts";

export type BarText = { readonly bar: Bar; readonly text: string };

/**
 * Values written inside bars that are high enough for a line of text: with their unit where that fits into all of
 * them, else without it, and not at all where not even that fits. Pure.
 */
export function barTexts({ bars, categories, values, yUnit }: BarDrawable, frame: Layout["frame"]): readonly BarText[] {
  const width = (frame.right - frame.left) / Math.max(1, categories.length);
  const height = (frame.bottom - frame.top) / (values[1] - values[0]);
  const high = bars.filter(({ from, to }) => Math.abs(to - from) * height >= style.SHARE_SIZE * style.LINE);
  const written = high.map((bar) => ({ bar, texts: segmentTexts(bar.value, yUnit) }));
  const fits = ({ left, right }: Bar, text: string) => textWidth(text, style.SHARE_SIZE) <= (right - left) * width - 2;
  const wordings = Math.max(0, ...written.map(({ texts }) => texts.length));
  for (let wording = 0; wording < wordings; wording += 1) {
    const texts = written.flatMap(({ bar, texts }) => {
      const text = texts[wording];
      return text === undefined ? [] : [{ bar, text }];
    });
    if (texts.every(({ bar, text }) => fits(bar, text))) return texts;
  }
  return [];
}
