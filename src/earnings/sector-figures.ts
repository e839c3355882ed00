import { type Figure, toFigure, type Unit } from "../figure.ts";
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
    const of = (what: string, label: string, unit: Unit, value: number | null | undefined, basis: string): Figure =>
      toFigure({
        id: `${key}.sector.${id}.${what}`,
        label: `${side.name}, ${sectorName(id)}: ${label}`,
        value: value ?? null,
        unit,
        basis: `${basis}; ${HORIZON_WORDS[horizon].basis}`,
        reason: growthReason(horizon, { ...side, outlook }, "no member has a profit in the earlier year"),
        coverage: outlook?.coverage?.weight,
        readings,
      });
    return [
      of(
        "growth.median",
        "median growth",
        "fraction",
        outlook?.growth.median,
        "median of E1 / E0 − 1 over E0 above zero",
      ),
      of("growth.firms", "companies behind the median", "count", outlook?.growth.firms, "members with E0 above zero"),
      of(
        "lossBase.share",
        "without a growth rate",
        "fraction",
        outlook?.losses?.before,
        "share of the members with both years whose E0 is zero or less",
      ),
    ];
  });
}
