import * as Plot from "@observablehq/plot";
import type { BarChart } from "../card.ts";
import { type Bar, type BarDrawable, toBarDrawable } from "./bar-drawable.ts";
import { barTexts } from "./bar-texts.ts";
import { categoryLabels } from "./category-labels.ts";
import type { Described } from "./described.ts";
import { type Layout, layOut, seriesColour } from "./layout.ts";
import { moreText } from "./legend.ts";
import { inkOn, orderedColours } from "./ordered-colours.ts";
import { referenceLines } from "./reference-lines.ts";
import * as style from "./style.ts";
import { cutText } from "./text-width.ts";

/** Bars beside or on each other, by category. Pure; any bar chart will do. */
export function barPicture(chart: BarChart): Described {
  const drawable = toBarDrawable(chart);
  const { series, seriesLeftOut, categories, bars } = drawable;
  const stacked = drawable.arrangement === "stacked";
  const colours = stacked ? orderedColours(series.length) : series.map((_, index) => seriesColour(index));
  const named = series.map((name, index) => ({ name, colour: colours[index] ?? style.INK }));
  const more = seriesLeftOut > 0 ? [{ name: moreText(seriesLeftOut), colour: null }] : [];
  const layout = layOut(drawable, {
    ends: [],
    // The topmost of a stack is the topmost of its legend.
    legend: [...(stacked ? named.toReversed() : named), ...more],
    legendPlace: stacked ? "right" : "above",
    under: (left, right) => underAxis(drawable, left, right),
  });
  const colourOf = ({ series }: Bar) => colours[series] ?? style.INK;
  return {
    drawable,
    layout,
    empty: bars.length === 0,
    x: { type: "linear", domain: [0, Math.max(1, categories.length)] },
    behind: [],
    marks: [
      ...rectangles(bars, layout, drawable, colourOf),
      Plot.ruleY([0], { stroke: style.INK, strokeWidth: 1.5, shapeRendering: "crispEdges" }),
      ...(stacked ? [inside(drawable, layout, colourOf)] : []),
      // A stripe of the ground keeps the dashes apart from the bars.
      Plot.ruleY(
        drawable.lines.map(({ value }) => value),
        { stroke: style.BACKGROUND, strokeWidth: 4 },
      ),
      ...referenceLines(drawable),
    ],
  };
}

/** Categories and what they are, under the frame. */
function underAxis({ categories, xLabel }: BarDrawable, left: number, right: number) {
  const { size, lines, labels } = categoryLabels(categories, [left, right]);
  const names = labels.flatMap(({ x, lines }) =>
    lines.map((text, line) => ({ text, x, y: 6 + (line + 0.85) * size * LINE, size })),
  );
  const height = 6 + lines * size * LINE;
  if (xLabel === "") return { height: height + UNDER, texts: names };
  const title = {
    text: cutText(xLabel, style.WIDTH - 2 * style.EDGE, style.LABEL_SIZE - 1),
    x: (left + right) / 2,
    y: height + 4 + 0.85 * (style.LABEL_SIZE - 1) * LINE,
    size: style.LABEL_SIZE - 1,
  };
  return { height: height + 4 + (style.LABEL_SIZE - 1) * LINE + UNDER, texts: [...names, title] };
}

/** Height of a line of labels, in font sizes, and the blank between the lowest of them and the footer. */
const [LINE, UNDER] = [1.2, 12];
/** Bars at least so wide and high, in pixels, are parted by a thin line of the ground. */
const PARTED = 4;

function rectangles(
  bars: readonly Bar[],
  { frame }: Layout,
  { categories, values }: BarDrawable,
  colourOf: (bar: Bar) => string,
) {
  const width = (frame.right - frame.left) / categories.length;
  const height = (frame.bottom - frame.top) / (values[1] - values[0]);
  const isParted = ({ left, right, from, to }: Bar) =>
    (right - left) * width >= PARTED && Math.abs(to - from) * height >= PARTED;
  const place = {
    x1: "left",
    x2: "right",
    y1: "from",
    y2: "to",
    fill: colourOf,
    shapeRendering: "crispEdges",
  } as const;
  return [
    Plot.rect(
      bars.filter((bar) => !isParted(bar)),
      place,
    ),
    Plot.rect(bars.filter(isParted), { ...place, stroke: style.BACKGROUND, strokeWidth: 1 }),
  ];
}

/** The values of those stacked bars that have room for them. */
function inside(drawable: BarDrawable, layout: Layout, colourOf: (bar: Bar) => string): Plot.Markish {
  const texts = barTexts(drawable, layout.frame);
  return Plot.text(texts, {
    x: ({ bar }) => (bar.left + bar.right) / 2,
    y: ({ bar }) => (bar.from + bar.to) / 2,
    text: "text",
    fill: ({ bar }) => inkOn(colourOf(bar)),
    fontSize: style.SHARE_SIZE,
  });
}
