import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom/worker";
import type { Chart } from "../card.ts";
import { tickText } from "./axis-text.ts";
import { captions } from "./captions.ts";
import { type Drawable, toDrawable } from "./drawable.ts";
import { type Layout, layOut, seriesColour } from "./layout.ts";
import * as style from "./style.ts";

// One document for all charts: Plot only makes elements with it and leaves nothing in it.
const { document } = parseHTML("<!doctype html><html><body></body></html>");

/** Describes a chart as SVG text. Pure; any chart will do. */
export function toSvg(chart: Chart): string {
  const drawable = toDrawable(chart.form === "lines" ? chart : { ...chart, form: "lines", series: [] });
  const layout = layOut(drawable);
  const { frame } = layout;
  const svg = Plot.plot({
    document,
    width: style.WIDTH,
    height: style.HEIGHT,
    marginTop: frame.top,
    marginBottom: style.HEIGHT - frame.bottom,
    marginLeft: frame.left,
    marginRight: style.WIDTH - frame.right,
    x: { type: "utc", domain: drawable.times },
    y: { type: "linear", domain: drawable.values },
    ...(drawable.series.length === 0 && { axis: null }),
    marks: drawable.series.length === 0 ? [noData()] : marks(drawable, layout),
  });
  // Plot's own sheet is for browsers; the drawer of pictures knows attributes.
  svg.querySelector("style")?.remove();
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("font-family", style.FONT);
  svg.append(captions(document, drawable, layout));
  return svg.outerHTML;
}

function marks({ series, lines, times, yUnit }: Drawable, { ticks }: Layout): Plot.Markish[] {
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
    Plot.axisX({
      ...dateTicks(times),
      tickSize: 6,
      label: null,
      fontSize: style.TICK_SIZE,
      color: style.FAINT_INK,
    }),
    ...lines.map(({ value }) =>
      Plot.ruleY([value], { stroke: style.REFERENCE, strokeWidth: 1.75, strokeDasharray: "7 5" }),
    ),
    ...series.flatMap(({ points }, index) => [
      Plot.line(points, {
        x: "time",
        y: "value",
        stroke: seriesColour(index),
        strokeWidth: 2.5,
        strokeLinejoin: "round",
      }),
      Plot.dot(points.slice(-1), { x: "time", y: "value", r: 4.5, fill: seriesColour(index) }),
    ]),
  ];
}

/** Plot puts hours between days that lie far apart; here nothing happens between two closes. */
function dateTicks([first, last]: Drawable["times"]): Plot.AxisXOptions {
  const days = (last.getTime() - first.getTime()) / DAY_MS;
  return days > 14 ? { tickSpacing: 95 } : { ticks: days > 7 ? "2 days" : "day", tickFormat: shortDay };
}

const DAY_MS = 24 * 60 * 60 * 1000;
const dayFormat = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
const shortDay = (date: Date) => dayFormat.format(date);

function noData(): Plot.Markish {
  return Plot.text(["No data"], {
    frameAnchor: "middle",
    fontSize: style.TITLE_SIZE,
    fill: style.FAINT_INK,
  });
}
