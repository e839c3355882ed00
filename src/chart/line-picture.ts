import * as Plot from "@observablehq/plot";
import { DAY_MS } from "../calendar-day.ts";
import type { LineChart } from "../card.ts";
import { median } from "../statistics/median.ts";
import type { Described } from "./described.ts";
import { layOut, seriesColour } from "./layout.ts";
import { type LineDrawable, toLineDrawable } from "./line-drawable.ts";
import { referenceLines } from "./reference-lines.ts";
import * as style from "./style.ts";

/** Lines over time, on the grounds of their spans. Pure; any line chart will do. */
export function linePicture(chart: LineChart): Described {
  const drawable = toLineDrawable(chart);
  const { series, spans, times, values } = drawable;
  const grounds = groundsOf(drawable);
  const layout = layOut(drawable, {
    ends: series.map(({ name, points }, index) => ({
      name,
      at: points.at(-1)?.value ?? 0,
      colour: seriesColour(index),
    })),
    legend: [...grounds].map(([name, colour]) => ({ name, colour })),
    legendPlace: "above",
    under: () => ({ height: 2.9 * style.TICK_SIZE, texts: [] }),
  });
  return {
    drawable,
    layout,
    empty: series.length === 0,
    x: { type: "utc", domain: times },
    behind: spans.map(({ name, from, to }) =>
      Plot.rect([0], {
        x1: from,
        x2: to,
        y1: values[0],
        y2: values[1],
        fill: grounds.get(name) ?? style.BACKGROUND,
        shapeRendering: "crispEdges",
      }),
    ),
    marks: [
      dateAxis(times),
      ...referenceLines(drawable),
      ...series.flatMap(({ points }, index) => line(points, seriesColour(index))),
    ],
  };
}

/** A colour for each name, in order of appearance. */
function groundsOf({ spans }: LineDrawable): ReadonlyMap<string, string> {
  const names = [...new Set(spans.map(({ name }) => name))];
  return new Map(names.map((name, index) => [name, style.GROUNDS[index % style.GROUNDS.length] ?? style.GRID]));
}

function line(points: LineDrawable["series"][number]["points"], colour: string): Plot.Markish[] {
  const place = { x: "time", y: "value" } as const;
  return [
    Plot.line(withGaps(points), { ...place, stroke: colour, strokeWidth: 2.5, strokeLinejoin: "round" }),
    Plot.dot(points.slice(-1), { ...place, r: 4.5, fill: colour }),
  ];
}

/**
 * The points with a break wherever days are missing: a line across a hole would show values that nobody has. A hole is
 * longer than a few of the series' usual steps, and longer than a holiday.
 */
function withGaps(points: LineDrawable["series"][number]["points"]) {
  const steps = points.slice(1).map(({ time }, index) => time.getTime() - (points[index]?.time.getTime() ?? 0));
  const hole = Math.max(HOLIDAYS_MS, 2.5 * (median(steps) ?? 0));
  return points.flatMap((point, index) =>
    (steps[index - 1] ?? 0) > hole ? [{ time: point.time, value: Number.NaN }, point] : [point],
  );
}

const HOLIDAYS_MS = 20 * DAY_MS;

function dateAxis(times: LineDrawable["times"]): Plot.Markish {
  return Plot.axisX({
    ...dateTicks(times),
    tickSize: 6,
    label: null,
    fontSize: style.TICK_SIZE,
    color: style.FAINT_INK,
  });
}

/** Plot puts hours between days that lie far apart; here nothing happens between two closes. */
function dateTicks([first, last]: LineDrawable["times"]): Plot.AxisXOptions {
  const days = (last.getTime() - first.getTime()) / DAY_MS;
  return days > 14 ? { tickSpacing: 95 } : { ticks: days > 7 ? "2 days" : "day", tickFormat: shortDay };
}

const dayFormat = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "short" });
const shortDay = (date: Date) => dayFormat.format(date);
