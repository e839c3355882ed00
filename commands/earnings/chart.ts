import type { BarChart } from "../../src/card.ts";
import type { FiscalYears } from "../../src/earnings/fiscal-years.ts";
import { GROWTH_EDGES } from "../../src/earnings/growth-bins.ts";
import type { EarningsSide } from "../../src/earnings/side.ts";
import { dayText, decimal } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import { oldestObservation } from "../../src/reading.ts";
import { yearName } from "./words.ts";

/** How expected growth is spread over companies, small against large; null while neither side has growth rates. Pure. */
export const growthChart = memo(
  (small: EarningsSide, large: EarningsSide, years: FiscalYears, simulated: boolean): BarChart | null => {
    const sides = [small, large].filter(({ outlook }) => outlook?.bins);
    if (sides.length === 0) return null;
    const series = sides.map(({ name, outlook }) => ({
      name,
      values: (outlook?.bins ?? []).map((share) => share * 100),
    }));
    const [names, asOf] = [categories(), oldestObservation(sides.flatMap(({ readings }) => readings.slice(1)))];
    const spread = series.map(
      ({ name, values }) => `${name}: ${values.map((value, bin) => `${names[bin]} ${decimal(value)}%`).join(", ")}`,
    );
    const title = `Expected growth in earnings, ${yearName(years.after)} over ${yearName(years.before)}`;
    return {
      kind: "chart",
      form: "bars",
      title: `${title}${simulated ? " (simulated)" : ""}`,
      alt: `${title}: share of the companies with a profit to start from, by expected growth. ${spread.join(". ")}.`,
      yLabel: "share of companies",
      yUnit: "share",
      xLabel: "expected growth",
      categories: names,
      arrangement: "beside",
      series,
      footer: `Companies with a profit to start from; ${small.readings[1]?.source ?? large.readings[1]?.source ?? "quotes"}${asOf ? ` of ${dayText(asOf)}` : ""}`,
    };
  },
);

/** Names of the bins: `below −50%`, `−50 to −25%`, … `above 100%`. */
function categories(): string[] {
  const edges = GROWTH_EDGES.map((edge) => decimal(edge * 100, 0));
  const between = edges.slice(1).map((edge, index) => `${edges[index]} to ${edge}%`);
  return [`below ${edges[0]}%`, ...between, `above ${edges.at(-1)}%`];
}
