import type { BarChart } from "../../src/card.ts";
import { valueText } from "../../src/chart/axis-text.ts";
import { plainText } from "../../src/plain.ts";
import { padded, textWidth } from "./width.ts";

const FILLS = ["█", "▒", "░"] as const;
const MOST_CATEGORIES = 12;
const [LONGEST_LABEL, LONGEST_BAR, SHORTEST_BAR] = [24, 30, 8];

/**
 * A bar chart of few categories as lines of text: a bar and its value for each series, under a line that names their
 * fills. Empty where it would not be legible: stacked bars, many categories or series, values below zero, long labels,
 * a narrow screen. The chart's text alternative says it then.
 */
export function textBars(chart: BarChart, width: number): readonly string[] {
  const { categories, series, arrangement, yUnit } = chart;
  const labels = categories.map(visible);
  const values = series.flatMap((each) => categories.map((_, index) => each.values[index] ?? null));
  const numbers = values.filter((value) => value !== null);
  const most = numbers.reduce((high, value) => Math.max(high, value), 0);
  const labelWidth = labels.reduce((widest, label) => Math.max(widest, textWidth(label)), 0);
  const valueWidth = numbers.reduce((widest, value) => Math.max(widest, valueText(value, yUnit).length), 0);
  const room = Math.min(LONGEST_BAR, width - labelWidth - valueWidth - 3);
  const names = series.map(({ name }, index) => `${FILLS[index]} ${visible(name)}`).join("  ");
  const legible =
    arrangement === "beside" &&
    categories.length <= MOST_CATEGORIES &&
    series.length <= FILLS.length &&
    numbers.every((value) => Number.isFinite(value) && value >= 0) &&
    most > 0 &&
    labelWidth <= LONGEST_LABEL &&
    room >= SHORTEST_BAR &&
    textWidth(names) <= width;
  if (!legible) return [];
  const bar = (value: number | null | undefined, fill: string) =>
    value == null ? "–" : `${fill.repeat(Math.round((value / most) * room))} ${valueText(value, yUnit)}`.trimStart();
  return [
    names,
    ...labels.flatMap((label, category) =>
      series.map(
        ({ values }, index) =>
          `${padded(index === 0 ? label : "", labelWidth)}  ${bar(values[category], FILLS[index] ?? "")}`,
      ),
    ),
  ];
}

function visible(text: string): string {
  return plainText(text, Number.POSITIVE_INFINITY);
}
