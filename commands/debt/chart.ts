import type { BarChart } from "../../src/card.ts";
import { COVERAGE_BINS } from "../../src/debt/coverage-bins.ts";
import type { CoverageDistribution } from "../../src/debt/coverage-distribution.ts";
import { counted, dayText, decimal } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import { oldestObservation } from "../../src/reading.ts";
import type { SideParts } from "./parts.ts";

/** How interest payers spread over classes of coverage, small beside large; null when nobody's coverage is known. */
export const coverageChart = memo((small: SideParts, large: SideParts, simulated: boolean): BarChart | null => {
  const series = [small, large].flatMap(({ index, side }) =>
    side?.coverage ? [{ name: index.name, coverage: side.coverage, values: percents(side.coverage) }] : [],
  );
  if (series.length === 0) return null;
  const filed = oldestObservation(small.coverageReadings.slice(1));
  return {
    kind: "chart",
    form: "bars",
    title: `How often interest is earned${simulated ? " (simulated)" : ""}`,
    alt: `Share of interest payers by EBIT / interest. ${series.map(altText).join(" ")}`,
    yLabel: "share of interest payers",
    yUnit: "share",
    xLabel: "EBIT / interest",
    arrangement: "beside",
    categories: COVERAGE_BINS.map(({ name }) => name),
    series: series.map(({ name, values }) => ({ name, values })),
    footer: `${small.coverageReadings[1]?.source ?? "Filings"}, fiscal years ended since ${filed ? dayText(filed) : "an unknown day"}, without Financials`,
  };
});

function percents({ bins, firms }: CoverageDistribution): number[] {
  return bins.map((count) => (100 * count) / firms);
}

type Named = { readonly name: string; readonly coverage: CoverageDistribution; readonly values: readonly number[] };

function altText({ name, coverage, values }: Named): string {
  const parts = COVERAGE_BINS.map((bin, place) => `${bin.name}: ${decimal(values[place] ?? Number.NaN)}%`);
  return `${name}, ${counted(coverage.firms, "payer")}: ${parts.join(", ")}.`;
}
