import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom/worker";
import type { Chart } from "../card.ts";
import { tickText } from "./axis-text.ts";
import { barPicture } from "./bar-picture.ts";
import { captions } from "./captions.ts";
import type { Described } from "./described.ts";
import { linePicture } from "./line-picture.ts";
import * as style from "./style.ts";

// One document for all charts: Plot only makes elements with it and leaves nothing in it.
const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** Describes a chart as SVG text. Pure; any chart will do. */
export function toSvg(chart: Chart): string {
  const described = chart.form === "bars" ? barPicture(chart) : linePicture(chart);
  const { drawable, layout, empty, x } = described;
  const { frame } = layout;
  const svg = Plot.plot({
    document,
    width: style.WIDTH,
    height: style.HEIGHT,
    marginTop: frame.top,
    marginBottom: style.HEIGHT - frame.bottom,
    marginLeft: frame.left,
    marginRight: style.WIDTH - frame.right,
    x: { ...x, ...NO_AXIS },
    y: { type: "linear", domain: drawable.values, ...NO_AXIS },
    marks: empty ? [noData()] : [...described.behind, ...valueAxis(described), ...described.marks],
  });
  // Plot's own sheet is for browsers; the drawer of pictures knows attributes.
  svg.querySelector("style")?.remove();
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("font-family", style.FONT);
  svg.append(captions(document, drawable, layout));
  return svg.outerHTML;
}

/** Axes are marks of their own here. */
const NO_AXIS = { axis: null } as const;

/** Grid and ticks. */
function valueAxis({ drawable: { yUnit }, layout: { ticks } }: Described): Plot.Markish[] {
  return [
    Plot.gridY(ticks.values, { stroke: style.GRID, strokeOpacity: 1, strokeWidth: 1 }),
    Plot.axisY(ticks.values, {
      tickFormat: (tick: number) => tickText(tick, ticks.step, yUnit),
      tickSize: 0,
      tickPadding: 8,
      label: null,
      fontSize: style.TICK_SIZE,
      color: style.FAINT_INK,
    }),
  ];
}

function noData(): Plot.Markish {
  return Plot.text(["No data"], {
    frameAnchor: "middle",
    fontSize: style.TITLE_SIZE,
    fill: style.FAINT_INK,
  });
}
