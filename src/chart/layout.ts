import { tickText, valueText } from "./axis-text.ts";
import type { Drawable } from "./drawable.ts";
import { columnWidth, type LegendEntry, legendColumn, legendRows, type PlacedEntry } from "./legend.ts";
import { niceTicks, type Ticks } from "./nice-ticks.ts";
import { spreadLabels } from "./spread-labels.ts";
import * as style from "./style.ts";
import { cutText, textWidth, wrapText } from "./text-width.ts";

/** Where everything stands, in pixels. */
export type Layout = {
  readonly title: readonly string[];
  readonly footer: readonly string[];
  /** Edges of the rectangle the data are drawn in. */
  readonly frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly ticks: Ticks;
  /** Names and last values at the right, for series first and reference lines after them. */
  readonly labels: readonly Label[];
  readonly legend: readonly PlacedEntry[];
  /** Texts under the frame, each around its middle. */
  readonly under: readonly Centred[];
};

/** What a form of chart needs around its frame. */
export type Demands = {
  /** Lines that end at the right edge and are named there. */
  readonly ends: readonly { readonly name: string; readonly at: number; readonly colour: string }[];
  readonly legend: readonly LegendEntry[];
  /** Over the frame in rows, or right of it in a column. */
  readonly legendPlace: "above" | "right";
  /** What stands under the frame, from its left and right edge. */
  readonly under: (left: number, right: number) => { readonly height: number; readonly texts: readonly Centred[] };
};

type Label = {
  readonly name: string;
  readonly value: string;
  readonly colour: string;
  /** Pixel of the value it names, and the middle of the label itself. */
  readonly from: number;
  readonly middle: number;
};

/** `y` is the base line, from the frame's lower edge in demands and from the picture's top in a layout. */
type Centred = { readonly text: string; readonly x: number; readonly y: number; readonly size: number };

const TEXT_WIDTH = style.WIDTH - 2 * style.EDGE;
/** The data keep at least two thirds of the picture. */
const MAX_LABEL_WIDTH = 190;
const TICKS = 5;

/** Places title, frame, ticks, labels and legend of a drawable chart. */
export function layOut(drawable: Drawable, demands: Demands): Layout {
  const title = wrapText(drawable.title, TEXT_WIDTH, style.TITLE_SIZE, 2);
  const footer = wrapText(drawable.footer, TEXT_WIDTH, style.FOOTER_SIZE, 2);
  const [low, high] = drawable.values;
  const ticks = niceTicks(low, high, TICKS);
  const tickWidths = ticks.values.map((tick) => textWidth(tickText(tick, ticks.step, drawable.yUnit), style.TICK_SIZE));
  const named = namedValues(drawable, demands.ends);
  const labelWidth = Math.max(0, ...named.flatMap(({ name, value }) => [nameWidth(name), valueWidth(value)]));
  const rows = legendRows(demands.legendPlace === "above" ? demands.legend : [], style.EDGE, TEXT_WIDTH);
  const column = demands.legendPlace === "right" ? demands.legend : [];
  const columnRoom = column.length > 0 ? columnWidth(column) + style.LABEL_GAP : 0;
  const left = style.EDGE + Math.max(0, ...tickWidths) + 8;
  const right = style.WIDTH - style.EDGE - columnRoom - (named.length > 0 ? labelWidth + style.LABEL_GAP : 0);
  const under = demands.under(left, right);
  const head = style.EDGE + title.length * style.TITLE_SIZE * style.LINE + style.LABEL_SIZE * style.LINE;
  const frame = {
    left,
    right,
    top: head + 22 + (rows.height > 0 ? rows.height - 6 : 0),
    bottom: style.HEIGHT - 16 - footer.length * style.FOOTER_SIZE * style.LINE - under.height,
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
    legend: [
      ...rows.placed.map((each) => ({ ...each, middle: head + 6 + each.middle })),
      ...legendColumn(column, style.WIDTH - style.EDGE - columnWidth(column), [frame.top, frame.bottom]),
    ],
    under: under.texts.map((each) => ({ ...each, y: frame.bottom + each.y })),
  };
}

/** Colour of a series by its place in the chart. */
export function seriesColour(index: number): string {
  return style.SERIES[index % style.SERIES.length] ?? style.INK;
}

function namedValues({ lines, yUnit }: Drawable, ends: Demands["ends"]) {
  const references = lines.map(({ label, value }) => ({ name: label, at: value, colour: style.REFERENCE }));
  return [...ends, ...references].map((each) => ({
    ...each,
    name: cutText(each.name, MAX_LABEL_WIDTH, style.LABEL_SIZE - 1),
    value: valueText(each.at, yUnit),
  }));
}

const nameWidth = (name: string) => textWidth(name, style.LABEL_SIZE - 1);
const valueWidth = (value: string) => textWidth(value, style.LABEL_SIZE + 1);
