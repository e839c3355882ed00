import type { BarChart } from "../card.ts";
import { counted, decimal } from "../format.ts";
import { cleanText } from "./clean-text.ts";
import { type Drawable, isDrawable, rangeOf, toDrawableFrame } from "./drawable.ts";

/** A bar chart reduced to what can be drawn. */
export type BarDrawable = Drawable & {
  readonly arrangement: BarChart["arrangement"];
  readonly categories: readonly string[];
  readonly xLabel: string;
  /** Names of the series with at least one bar. */
  readonly series: readonly string[];
  /** How many series more there are than can be told apart. */
  readonly seriesLeftOut: number;
  readonly bars: readonly Bar[];
};

/** A rectangle: across in categories counted from the left, up and down in values. */
export type Bar = {
  /** Place of its series. */
  readonly series: number;
  readonly value: number;
  readonly left: number;
  readonly right: number;
  readonly from: number;
  readonly to: number;
};

/** Thinner bars and more colours than these cannot be told apart. */
const MOST_CATEGORIES = 240;
const MOST_SERIES = 24;
/** Blank at either side of a category's bars, as a share of its width: the fewer categories, the more. */
const marginOf = (arrangement: BarChart["arrangement"], categories: number) =>
  Math.max(arrangement === "stacked" ? 0.08 : 0.12, 0.38 - 0.08 * categories);
/** A range below that is no range. */
const LEAST = 1e-290;

/** What of a bar chart can be drawn. Values that are null, not finite or beyond the categories are left out. Pure. */
export function toBarDrawable(chart: BarChart): BarDrawable {
  const { arrangement } = chart;
  const frame = toDrawableFrame(chart);
  const categories = chart.categories.slice(0, MOST_CATEGORIES).map(cleanText);
  const named = chart.series
    .map(({ name, values }) => ({
      name: cleanText(name),
      values: categories.map((_, index) => drawableOr(values[index] ?? null)),
    }))
    .filter(({ values }) => values.some((value) => value !== null));
  const series = named.slice(0, MOST_SERIES);
  const values = series.map((each) => each.values);
  const margin = marginOf(arrangement, categories.length);
  const bars = arrangement === "stacked" ? stackedBars(values, margin) : barsBeside(values, margin);
  return {
    ...frame,
    arrangement,
    categories,
    xLabel: cleanText([chart.xLabel, leftOutText(categories.length, chart.categories.length)].join(" ")),
    series: series.map(({ name }) => name),
    seriesLeftOut: named.length - series.length,
    bars,
    values: barRange([...bars.flatMap(({ from, to }) => [from, to]), ...frame.lines.map(({ value }) => value)], chart),
  };
}

type Values = readonly (number | null)[];

/** A value that has a place on an axis; what is too small for one is nothing, so its bar does not leave the axis. */
function drawableOr(value: number | null): number | null {
  if (value === null || !isDrawable(value)) return null;
  return Math.abs(value) < LEAST ? 0 : value;
}

function leftOutText(shown: number, all: number): string {
  return shown < all ? `(the first ${counted(shown, "bar")} of ${decimal(all, 0)})` : "";
}

function barsBeside(series: readonly Values[], margin: number): readonly Bar[] {
  const width = (1 - 2 * margin) / series.length;
  return series.flatMap((values, place) =>
    values.flatMap((value, category): Bar[] => {
      const left = category + margin + place * width;
      return value === null ? [] : [{ series: place, value, left, right: left + width, from: 0, to: value }];
    }),
  );
}

/** Positive values stand on each other from zero upwards, negative ones hang from each other below it. */
function stackedBars(series: readonly Values[], margin: number): readonly Bar[] {
  const tops = new Map<number, number>();
  const bottoms = new Map<number, number>();
  return series.flatMap((values, place) =>
    values.flatMap((value, category): Bar[] => {
      if (value === null) return [];
      const ends = value < 0 ? bottoms : tops;
      const from = ends.get(category) ?? 0;
      ends.set(category, from + value);
      const [left, right] = [category + margin, category + 1 - margin];
      return [{ series: place, value, left, right, from, to: from + value }];
    }),
  );
}

/** Always with zero, where bars begin; a little air beyond bars that stand beside each other. */
function barRange(values: readonly number[], { arrangement, yUnit }: BarChart): readonly [number, number] {
  const [low, high] = rangeOf([0, ...values]) ?? [0, 0];
  if (high - low < LEAST) return [0, 1];
  if (arrangement === "stacked") return [low, isWhole(high, yUnit) ? 100 : high];
  const air = (high - low) * 0.05;
  return [low < 0 ? low - air : 0, high > 0 ? high + air : 0];
}

/** Shares that add up to about a hundred are parts of a whole: roundings and outcomes too small to list are missing. */
function isWhole(sum: number, unit: BarChart["yUnit"]): boolean {
  return unit === "share" && sum > 95 && sum < 100.001;
}
