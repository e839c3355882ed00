import { definedFigure } from "../definition.ts";
import type { Figure } from "../figure.ts";
import { EARNINGS_DEFINITIONS } from "./definitions.ts";
import { HORIZON_WORDS, type Horizon } from "./horizon.ts";
import type { Outlook } from "./outlook.ts";
import { SECTORS, type SectorId, sectorName } from "./sectors.ts";
import { type EarningsSide, growthReason } from "./side.ts";

/** Figures of every sector of one side: `small.sector.health-care.growth.median`. */
export function sectorFigures(
  key: "small" | "large",
  horizon: Horizon,
  side: EarningsSide,
  sectors: ReadonlyMap<SectorId, Outlook>,
): Figure[] {
  const readings = horizon === "this-year" ? [...side.readings, ...side.estimateReadings] : side.readings;
  return SECTORS.flatMap((id) => {
    const outlook = sectors.get(id) ?? null;
    const of = (what: string, value: number | null | undefined): Figure =>
      definedFigure(EARNINGS_DEFINITIONS, {
        id: `${key}.sector.${id}.${what}`,
        label: (words) => `${side.name}, ${sectorName(id)}: ${words}`,
        value,
        more: `; ${HORIZON_WORDS[horizon].basis}`,
        reason: growthReason(horizon, { ...side, outlook }, "no member has a profit in the earlier year"),
        coverage: outlook?.coverage?.weight,
        readings,
      });
    return [
      of("growth.median", outlook?.growth.median),
      of("growth.firms", outlook?.growth.firms),
      of("lossBase.share", outlook?.losses?.before),
    ];
  });
}
