import type { Chart, ChartSeries, LineChart } from "../card.ts";
import { cleanText } from "./clean-text.ts";
import { type LinePoint, thinPoints } from "./thin-points.ts";

/** A chart reduced to what can be drawn: clean texts, real dates and numbers, no more points than pixels. */
export type Drawable = {
  readonly title: string;
  readonly yLabel: string;
  readonly yUnit: Chart["yUnit"];
  readonly footer: string;
  /** Series with at least one point. */
  readonly series: readonly { readonly name: string; readonly points: readonly LinePoint[] }[];
  readonly lines: readonly { readonly label: string; readonly value: number }[];
  readonly times: readonly [Date, Date];
  readonly values: readonly [number, number];
};

/** The picture's lines are about 900 real pixels long: two points each 2 pixels look like all of them. */
const BUCKETS = 400;
/** Beyond this, differences of values overflow. */
const LARGEST = 1e300;
const DAY_MS = 24 * 60 * 60 * 1000;

/** What of a chart can be drawn. Points without a real date or a finite number are left out. Pure; any chart will do. */
export function toDrawable(chart: LineChart): Drawable {
  const series = chart.series
    .map(({ name, points }) => ({ name: cleanText(name), points: thinPoints(realPoints(points), BUCKETS) }))
    .filter(({ points }) => points.length > 0);
  const lines = (chart.lines ?? [])
    .filter(({ value }) => isDrawable(value))
    .map(({ label, value }) => ({ label: cleanText(label), value }));
  const points = series.flatMap((each) => each.points);
  return {
    title: cleanText(chart.title),
    yLabel: cleanText(chart.yLabel),
    yUnit: chart.yUnit,
    footer: cleanText(chart.footer),
    series,
    lines,
    times: timeRange(points),
    values: valueRange([...points, ...lines].map(({ value }) => value)),
  };
}

function realPoints(points: ChartSeries["points"]): readonly LinePoint[] {
  return points
    .map(({ date, value }) => ({ time: new Date(date), value }))
    .filter(({ time, value }) => Number.isFinite(time.getTime()) && isDrawable(value));
}

function isDrawable(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= LARGEST;
}

/** First and last instant; a single day gets a week on either side, so that the axis has a length. */
function timeRange(points: readonly LinePoint[]): readonly [Date, Date] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { time } of points) {
    first = Math.min(first, time.getTime());
    last = Math.max(last, time.getTime());
  }
  if (first > last) return [new Date(0), new Date(DAY_MS)];
  const margin = first === last ? 7 * DAY_MS : 0;
  return [new Date(first - margin), new Date(last + margin)];
}

/** Lowest and highest value with a little air; a constant gets a tenth of itself on either side. */
function valueRange(values: readonly number[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  const span = high - low;
  // Below that a span is the rounding of the arithmetic, and an axis over it would show noise.
  const flat = span <= Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
  const air = flat ? Math.abs(high) / 10 || 1 : span * 0.06;
  return [low - air, high + air];
}
