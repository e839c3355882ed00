import type { BarChart } from "../../src/card.ts";
import type { ConcentrationSide } from "../../src/concentration/figures.ts";
import { TOPS } from "../../src/concentration/side.ts";
import { dayText, decimal } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";

/** What share the heaviest companies have, both indexes beside each other; null when neither was read. Pure. */
export const concentrationChart = memo(
  (asked: ConcentrationSide, beside: ConcentrationSide, simulated: boolean): BarChart | null => {
    const sides = [asked, beside].filter(({ concentration }) => concentration !== null);
    if (sides.length === 0) return null;
    const categories = [...TOPS.map((k) => `top ${k}`), "all"];
    const series = sides.map(({ name, concentration }) => ({
      name,
      values: [...(concentration?.tops ?? []).map(({ weight }) => (weight === null ? null : weight * 100)), 100],
    }));
    const spread = series.map(({ name, values }) => {
      const each = values.flatMap((value, place) => (value === null ? [] : `${categories[place]} ${decimal(value)}%`));
      return `${name}: ${each.join(", ")}`;
    });
    const title = "Share of an index in its largest companies";
    return {
      kind: "chart",
      form: "bars",
      title: `${title}${simulated ? " (simulated)" : ""}`,
      alt: `${title}, counted from the largest down. ${spread.join(". ")}.`,
      yLabel: "share of the index",
      yUnit: "share",
      xLabel: "largest companies, share classes merged",
      categories,
      arrangement: "beside",
      series,
      footer: sides
        .flatMap(({ readings }) => readings.map(({ source, observedAt }) => `${source} of ${dayText(observedAt)}`))
        .join("; "),
    };
  },
);
