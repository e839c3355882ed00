import type { Drawable } from "./drawable.ts";
import type { Layout } from "./layout.ts";
import { NAME_GAP, type PlacedEntry, SQUARE } from "./legend.ts";
import * as style from "./style.ts";
import { type SvgDocument, type SvgElement, svgElement, svgText } from "./svg-text.ts";

/** Everything written around the data: title, what the axes show, legend, names and last values, sources. */
export function captions(document: SvgDocument, drawable: Drawable, layout: Layout): SvgElement {
  const title = layout.title.map((line, index) =>
    svgText(document, line, {
      x: style.EDGE,
      y: style.EDGE + (index + 0.8) * style.TITLE_SIZE * style.LINE,
      "font-size": style.TITLE_SIZE,
      "font-weight": 600,
      fill: style.INK,
    }),
  );
  const subtitle = svgText(document, drawable.yLabel, {
    x: style.EDGE,
    y: style.EDGE + layout.title.length * style.TITLE_SIZE * style.LINE + 0.85 * style.LABEL_SIZE * style.LINE,
    "font-size": style.LABEL_SIZE - 1,
    fill: style.FAINT_INK,
  });
  const footer = layout.footer.map((line, index) =>
    svgText(document, line, {
      x: style.EDGE,
      y: style.HEIGHT - 16 - (layout.footer.length - 1 - index) * style.FOOTER_SIZE * style.LINE,
      "font-size": style.FOOTER_SIZE,
      fill: style.FAINT_INK,
    }),
  );
  const labels = layout.labels.flatMap((label) => endLabel(document, label, layout.frame.right));
  const under = layout.under.map(({ text, x, y, size }) =>
    svgText(document, text, { x, y, "font-size": size, "text-anchor": "middle", fill: style.FAINT_INK }),
  );
  return svgElement(document, "g", { "font-family": style.FONT, "text-anchor": "start" }, [
    ...title,
    subtitle,
    ...layout.legend.flatMap((entry) => legendEntry(document, entry)),
    ...under,
    ...footer,
    ...labels,
  ]);
}

function legendEntry(document: SvgDocument, { name, colour, x, middle }: PlacedEntry): SvgElement[] {
  const text = svgText(document, name, {
    x: x + SQUARE + NAME_GAP,
    y: middle + 0.36 * style.LEGEND_SIZE,
    "font-size": style.LEGEND_SIZE,
    fill: colour === null ? style.FAINT_INK : style.INK,
  });
  if (colour === null) return [text];
  const square = svgElement(document, "rect", {
    x,
    y: middle - SQUARE / 2,
    width: SQUARE,
    height: SQUARE,
    fill: colour,
    "shape-rendering": "crispEdges",
  });
  return [square, text];
}

function endLabel(document: SvgDocument, label: Layout["labels"][number], end: number): SvgElement[] {
  const x = end + style.LABEL_GAP;
  const name = svgText(document, label.name, {
    x,
    y: label.middle - 3,
    "font-size": style.LABEL_SIZE - 1,
    fill: label.colour,
  });
  const value = svgText(document, label.value, {
    x,
    y: label.middle + style.LABEL_SIZE - 1,
    "font-size": style.LABEL_SIZE + 1,
    "font-weight": 600,
    fill: label.colour,
  });
  // A label that had to move keeps a thread to its line.
  const moved = Math.abs(label.from - label.middle) > 4;
  const thread = svgElement(document, "line", {
    x1: end + 6,
    y1: label.from,
    x2: x - 4,
    y2: label.middle,
    stroke: label.colour,
    "stroke-opacity": 0.5,
  });
  return moved ? [thread, name, value] : [name, value];
}
