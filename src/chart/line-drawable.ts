import { DAY_MS } from "../calendar-day.ts";
import type { ChartSeries, LineChart } from "../card.ts";
import { cleanText } from "./clean-text.ts";
import { type Drawable, isDrawable, rangeOf, toDrawableFrame } from "./drawable.ts";
import { type LinePoint, thinPoints } from "./thin-points.ts";

/** A line chart reduced to what can be drawn: real dates, no more points than pixels. */
export type LineDrawable = Drawable & {
  /** Series with at least one point. */
  readonly series: readonly { readonly name: string; readonly points: readonly LinePoint[] }[];
  /** Stretches inside the times shown. */
  readonly spans: readonly Span[];
  readonly times: readonly [Date, Date];
};

export type Span = { readonly name: string; readonly from: Date; readonly to: Date };

/** The picture's lines are about 900 real pixels long: two points each 2 pixels look like all of them. */
const BUCKETS = 400;
/** More spans than that are narrower than what can be seen. */
const MOST_SPANS = 400;

/** What of a line chart can be drawn. Points without a real date or a finite number are left out. Pure. */
export function toLineDrawable(chart: LineChart): LineDrawable {
  const frame = toDrawableFrame(chart);
  const series = chart.series
    .map(({ name, points }) => ({ name: cleanText(name), points: thinPoints(realPoints(points), BUCKETS) }))
    .filter(({ points }) => points.length > 0);
  const points = series.flatMap((each) => each.points);
  const times = timeRange(points);
  return {
    ...frame,
    series,
    spans: spansWithin(chart.spans ?? [], times),
    times,
    values: valueRange([...points, ...frame.lines].map(({ value }) => value)),
  };
}

function realPoints(points: ChartSeries["points"]): readonly LinePoint[] {
  return points
    .map(({ date, value }) => ({ time: new Date(date), value }))
    .filter(({ time, value }) => Number.isFinite(time.getTime()) && isDrawable(value));
}

/** Spans with real dates, cut at the ends of the times shown. A span lasts to the end of its last day. */
function spansWithin(spans: NonNullable<LineChart["spans"]>, [first, last]: LineDrawable["times"]): readonly Span[] {
  return spans
    .map(({ name, from, to }) => ({
      name: cleanText(name),
      from: new Date(Math.max(first.getTime(), Date.parse(from))),
      to: new Date(Math.min(last.getTime(), Date.parse(to) + DAY_MS)),
    }))
    .filter(({ from, to }) => from.getTime() < to.getTime())
    .slice(-MOST_SPANS);
}

/** First and last instant; a single day gets a week on either side, so that the axis has a length. */
function timeRange(points: readonly LinePoint[]): readonly [Date, Date] {
  const range = rangeOf(points.map(({ time }) => time.getTime()));
  if (!range) return [new Date(0), new Date(DAY_MS)];
  const [first, last] = range;
  const margin = first === last ? 7 * DAY_MS : 0;
  return [new Date(first - margin), new Date(last + margin)];
}

/** Lowest and highest value with a little air; a constant gets a tenth of itself on either side. */
function valueRange(values: readonly number[]): readonly [number, number] {
  const range = rangeOf(values);
  if (!range) return [0, 1];
  const [low, high] = range;
  const span = high - low;
  // Below that a span is the rounding of the arithmetic, and an axis over it would show noise.
  const flat = span <= Math.max(Math.abs(low), Math.abs(high)) * 1e-9;
  const air = flat ? Math.abs(high) / 10 || 1 : span * 0.06;
  return [low - air, high + air];
}
