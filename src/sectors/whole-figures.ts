import { gapFigures as growthGaps } from "../earnings/gap-figures.ts";
import { growthFigures } from "../earnings/growth-figures.ts";
import { type Figure, toFigure, type Unit } from "../figure.ts";
import { valuationFigures } from "../valuation/figures.ts";
import { MANUFACTURING, manufacturing } from "./manufacturing.ts";
import type { SectorsSide } from "./side.ts";

/** What sectors say nothing of: the blend needs filings, and a fund's own ratio is not ours. */
const ELSEWHERE = /\.(?:ntm|topDown)\./;

/** Of the earnings outlook, what is given by sector too. */
const MEDIAN = /\.growth\.(?:median|firms)$/;

/** Figures of both indexes as a whole, by the definitions of valuation and earnings, and under the same ids. */
export function wholeFigures(small: SectorsSide, large: SectorsSide): Figure[] {
  const whole = ({ name, breakdown, failure, readings }: SectorsSide) => ({
    name,
    failure,
    readings,
    valuation: breakdown?.whole.valuation ?? null,
    blendFailure: null,
    blendReadings: [],
    published: { value: null, reason: "not asked for", readings: [] },
  });
  const growth = ({ name, breakdown, failure, readings }: SectorsSide) => {
    return { name, failure, readings, outlook: breakdown?.whole.outlook ?? null, estimateReadings: [], crawl: "" };
  };
  const [smallGrowth, largeGrowth] = [growth(small), growth(large)];
  return [
    ...valuationFigures("forward-pe", whole(small), whole(large)).filter(({ id }) => !ELSEWHERE.test(id)),
    ...[
      ...growthFigures("small", "next-year", smallGrowth),
      ...growthFigures("large", "next-year", largeGrowth),
      ...growthGaps("next-year", smallGrowth, largeGrowth),
    ].filter(({ id }) => MEDIAN.test(id)),
    ...sideFigures("small", small),
    ...sideFigures("large", large),
  ];
}

/** What of an index is no sector's, and what stands in for its manufacturing. */
function sideFigures(key: "small" | "large", { name, breakdown, failure, readings }: SectorsSide): Figure[] {
  const of = (id: string, label: string, value: number | null | undefined, unit: Unit, basis: string): Figure =>
    toFigure({
      id: `${key}.${id}`,
      label: `${name}: ${label}`,
      value: value ?? null,
      unit,
      basis,
      reason: failure ?? "the members are not known",
      readings,
    });
  const made = breakdown && manufacturing((id) => breakdown.sectors.get(id)?.weight ?? 0);
  const { names, weight } = breakdown?.unclassified ?? {};
  return [
    of(
      "unclassified.names",
      "members without a sector",
      names,
      "count",
      "rows whose sector is none of the eleven of GICS",
    ),
    of("unclassified.weight", "their weight", weight, "fraction", "market value over that of all traded equities"),
    of(
      "manufacturing.standIn",
      "Industrials and Materials",
      made?.standIn,
      "fraction",
      `stands in for manufacturing, meant as ${MANUFACTURING}; holdings files have no industries`,
    ),
    of("manufacturing.lower", "manufacturing at least", made?.lower, "fraction", "Materials, which are wholly in it"),
    of(
      "manufacturing.upper",
      "manufacturing at most",
      made?.upper,
      "fraction",
      "Industrials, Materials, Information Technology and Consumer Discretionary, all sectors with a part in it",
    ),
  ];
}
