import type { BarChart } from "../../src/card.ts";
import { dayText, decimal } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import type { Allocation } from "../../src/portfolio/allocation.ts";
import type { AllocationParts } from "./parts.ts";

/** Return, volatility and worst fall of every mix from none to all of the satellite; null without a period. Pure. */
export function allocationChart({ options, compared, result, simulated }: AllocationParts): BarChart | null {
  if (!result || result.legs.mix.cagr === null) return null;
  const source = compared.readings[0]?.source ?? "";
  return chartOnce(result, options.fund, options.core, source, simulated ? " (simulated)" : "");
}

const chartOnce = memo((result: Allocation, fund: string, core: string, source: string, mark: string): BarChart => {
  const categories = result.curve.map(({ weight }) => `${Math.round(weight * 100)}%`);
  const percent = (value: number | null | undefined) => (value == null ? null : 100 * value);
  const series = [
    { name: "return a year", values: result.curve.map(({ statistics }) => percent(statistics.cagr)) },
    { name: "volatility a year", values: result.curve.map(({ statistics }) => percent(statistics.volatility)) },
    {
      name: "worst drawdown, its size",
      values: result.curve.map(({ statistics }) => percent(statistics.drawdown && -statistics.drawdown.depth)),
    },
  ];
  const described = series.map(({ name, values }) => {
    const ends = [values[0], values[5], values.at(-1)].map((value) => (value == null ? "–" : `${decimal(value)}%`));
    return `${name} ${ends.join(", ")}`;
  });
  return {
    kind: "chart",
    form: "bars",
    title: `From all ${core} to all ${fund}${mark}`,
    alt: `Mixes of ${core} with ${fund}, from none of it to all of it. With none, half and all of it: ${described.join("; ")}.`,
    yLabel: "percent, daily total returns",
    yUnit: "share",
    xLabel: `share of ${fund}, the rest in ${core}`,
    categories,
    arrangement: "beside",
    series,
    footer: `${source}, ${dayText(result.from)} to ${dayText(result.to)}`,
  };
});
