import { tickText, valueText } from "./axis-text.ts";
import type { Drawable } from "./drawable.ts";
import { niceTicks, type Ticks } from "./nice-ticks.ts";
import { spreadLabels } from "./spread-labels.ts";
import * as style from "./style.ts";
import { cutText, textWidth, wrapText } from "./text-width.ts";

/** Where everything stands, in pixels. */
export type Layout = {
  readonly title: readonly string[];
  readonly footer: readonly string[];
  /** Edges of the rectangle the lines are drawn in. */
  readonly frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly ticks: Ticks;
  /** Names and last values at the right, for series first and reference lines after them. */
  readonly labels: readonly Label[];
};

type Label = {
  readonly name: string;
  readonly value: string;
  readonly colour: string;
  /** Pixel of the value it names, and the middle of the label itself. */
  readonly from: number;
  readonly middle: number;
};

const TEXT_WIDTH = style.WIDTH - 2 * style.EDGE;
/** The lines keep at least two thirds of the picture. */
const MAX_LABEL_WIDTH = 190;
const TICKS = 5;

/** Places titles, frame, ticks and labels of a drawable chart. */
export function layOut(drawable: Drawable): Layout {
  const title = wrapText(drawable.title, TEXT_WIDTH, style.TITLE_SIZE, 2);
  const footer = wrapText(drawable.footer, TEXT_WIDTH, style.FOOTER_SIZE, 2);
  const [low, high] = drawable.values;
  const ticks = niceTicks(low, high, TICKS);
  const tickWidths = ticks.values.map((tick) => textWidth(tickText(tick, ticks.step, drawable.yUnit), style.TICK_SIZE));
  const named = namedValues(drawable);
  const labelWidth = Math.max(0, ...named.flatMap(({ name, value }) => [nameWidth(name), valueWidth(value)]));
  const frame = {
    left: style.EDGE + Math.max(0, ...tickWidths) + 8,
    right: style.WIDTH - style.EDGE - labelWidth - style.LABEL_GAP,
    top: style.EDGE + title.length * style.TITLE_SIZE * style.LINE + style.LABEL_SIZE * style.LINE + 22,
    bottom: style.HEIGHT - 16 - footer.length * style.FOOTER_SIZE * style.LINE - 2.9 * style.TICK_SIZE,
  };
  const pixel = (value: number) => frame.bottom - ((value - low) / (high - low)) * (frame.bottom - frame.top);
  const froms = named.map(({ at }) => pixel(at));
  const middles = spreadLabels(froms, style.LABEL_SIZE * 2.3, [frame.top - 10, frame.bottom + 10]);
  return {
    title,
    footer,
    frame,
    ticks,
    labels: named.map((each, index) => ({ ...each, from: froms[index] ?? 0, middle: middles[index] ?? 0 })),
  };
}

/** Colour of a series by its place in the chart. */
export function seriesColour(index: number): string {
  return style.SERIES[index % style.SERIES.length] ?? style.INK;
}

function namedValues({ series, lines, yUnit }: Drawable) {
  const ends = series.map(({ name, points }, index) => ({
    name,
    at: points.at(-1)?.value ?? 0,
    colour: seriesColour(index),
  }));
  const references = lines.map(({ label, value }) => ({ name: label, at: value, colour: style.REFERENCE }));
  return [...ends, ...references].map((each) => ({
    ...each,
    name: cutText(each.name, MAX_LABEL_WIDTH, style.LABEL_SIZE - 1),
    value: valueText(each.at, yUnit),
  }));
}

const nameWidth = (name: string) => textWidth(name, style.LABEL_SIZE - 1);
const valueWidth = (value: string) => textWidth(value, style.LABEL_SIZE + 1);
