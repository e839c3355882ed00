import type { BarChart } from "../../src/card.ts";
import { sectorName } from "../../src/earnings/sectors.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText, figureText } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import { oldestObservation } from "../../src/reading.ts";
import type { SectorsParts, View } from "./parts.ts";
import { ofSector } from "./ranked.ts";
import { barName } from "./short-names.ts";
import { orderOf } from "./tables.ts";

type Drawn = {
  readonly title: string;
  readonly what: string;
  readonly yLabel: string;
  readonly yUnit: BarChart["yUnit"];
  /** Axis units in one of the figure's. */
  readonly scale: number;
};

const DRAWN: Readonly<Record<View, Drawn>> = {
  valuation: {
    title: "Forward P/E by sector, losses left out",
    what: "forward-pe.exNegative",
    yLabel: "price over next fiscal year's earnings",
    yUnit: "multiple",
    scale: 1,
  },
  weight: { title: "Weights of sectors", what: "weight", yLabel: "share of the index", yUnit: "share", scale: 100 },
  growth: {
    title: "Median expected growth by sector",
    what: "growth.median",
    yLabel: "next fiscal year over the current one",
    yUnit: "share",
    scale: 100,
  },
  performance: {
    title: "Total return by sector over twelve months",
    what: "return12m",
    yLabel: "total return",
    yUnit: "share",
    scale: 100,
  },
};

/** Both sides' sectors beside each other, by what is asked about; null where no sector has a value. Pure. */
export function sectorsChart(
  { options: { by }, small, large, simulated }: SectorsParts,
  figures: Figures,
): BarChart | null {
  const names: readonly [string, string] =
    by === "performance" ? ["S&P SmallCap 600 funds", "S&P 500 funds"] : [small.index.name, large.index.name];
  return chartOnce(figures, by, ...names, simulated);
}

const chartOnce = memo(
  (figures: Figures, by: View, small: string, large: string, simulated: boolean): BarChart | null => {
    const { title, what, yLabel, yUnit, scale } = DRAWN[by];
    const order = orderOf(by, figures);
    const series = (
      [
        ["small", small],
        ["large", large],
      ] as const
    )
      .map(([key, name]) => ({ name, figures: order.map((id) => ofSector(figures, id, `${key}.${what}`)) }))
      .filter((each) => each.figures.some((figure) => figure?.value != null));
    if (series.length === 0) return null;
    const spread = series.map((each) => {
      const known = order.flatMap((id, place) => {
        const figure = each.figures[place];
        return isKnown(figure) ? [`${sectorName(id)} ${figureText(figure)}`] : [];
      });
      return `${each.name}: ${known.join(", ")}`;
    });
    const readings = series.flatMap((each) => each.figures.flatMap((figure) => figure?.readings ?? []));
    const oldest = oldestObservation(readings);
    return {
      kind: "chart",
      form: "bars",
      title: `${title}${simulated ? " (simulated)" : ""}`,
      alt: `${title}. ${spread.join(". ")}.`,
      yLabel,
      yUnit,
      xLabel: "GICS sector, shortened",
      categories: order.map(barName),
      arrangement: "beside",
      series: series.map((each) => ({
        name: each.name,
        values: each.figures.map((figure) => (figure?.value == null ? null : figure.value * scale)),
      })),
      footer: `${[...new Set(readings.map(({ source }) => source))].join(", ")}${oldest ? `, the oldest of ${dayText(oldest)}` : ""}`,
    };
  },
);
