import type { BarChart } from "../../src/card.ts";
import { dayText, decimal, instantText } from "../../src/format.ts";
import { quotedBatches } from "../../src/market/universe.ts";
import { oldestObservation } from "../../src/reading.ts";
import { stretchesOf } from "./figures.ts";
import type { CalendarParts } from "./parts.ts";

/** With fewer days than this a table says as much. */
const LEAST_BARS = 3;

/** How the reports of the window are spread, by their share of the index; undefined with too few to draw. */
export function reportsChart(parts: CalendarParts): BarChart | undefined {
  const { company, small, window } = parts;
  const stretches = stretchesOf(parts);
  if (company || !small.members || stretches.length < LEAST_BARS) return undefined;
  const bars = stretches.map(({ first, reports }) => ({
    name: shortDay(first),
    share: 100 * reports.reduce((sum, { weight }) => sum + weight, 0),
    count: reports.length,
  }));
  const prices = oldestObservation(quotedBatches(small.members));
  const said = bars.map(({ name, share, count }) => `${name}: ${decimal(count, 0)}, ${decimal(share, 2)}%`).join("; ");
  return {
    kind: "chart",
    form: "bars",
    title: `Reports by ${window === "week" ? "day" : "week"}`,
    alt: `Members of the ${small.index.name} that report and their share of it, ${window === "week" ? "by day" : "by week from its first report"}: ${said}.`,
    yLabel: `Share of the ${small.index.name}`,
    yUnit: "share",
    categories: bars.map(({ name }) => name),
    xLabel: window === "week" ? "Day in New York" : "First report of the week",
    arrangement: "beside",
    series: [{ name: small.index.name, values: bars.map(({ share }) => share) }],
    footer: prices === null ? "" : `${small.members.batches[0]?.source ?? ""} ${instantText(prices)}`,
  };
}

/** A day without its year: `24 Aug`. */
export function shortDay(date: string): string {
  return dayText(date).replace(/ \d{4}$/, "");
}
