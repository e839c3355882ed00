import type { Chart } from "../card.ts";
import { cleanText } from "./clean-text.ts";

/** What every chart has that can be drawn: clean texts, real numbers. */
export type Drawable = {
  readonly title: string;
  readonly yLabel: string;
  readonly yUnit: Chart["yUnit"];
  readonly footer: string;
  readonly lines: readonly { readonly label: string; readonly value: number }[];
  /** Lowest and highest value that the axis shows. */
  readonly values: readonly [number, number];
};

/** Beyond this, differences of values overflow. */
const LARGEST = 1e300;

/** A chart's texts and reference lines as they can be drawn. Pure; any chart will do. */
export function toDrawableFrame(chart: Chart): Omit<Drawable, "values"> {
  return {
    title: cleanText(chart.title),
    yLabel: cleanText(chart.yLabel),
    yUnit: chart.yUnit,
    footer: cleanText(chart.footer),
    lines: (chart.lines ?? [])
      .filter(({ value }) => isDrawable(value))
      .map(({ label, value }) => ({ label: cleanText(label), value })),
  };
}

/** Whether a number has a place on an axis. */
export function isDrawable(value: number): boolean {
  return Number.isFinite(value) && Math.abs(value) <= LARGEST;
}

/** Lowest and highest of some numbers; null for none. Any count of them. */
export function rangeOf(values: Iterable<number>): readonly [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low > high ? null : [low, high];
}
