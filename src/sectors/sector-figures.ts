import { HORIZON_WORDS } from "../earnings/horizon.ts";
import { SECTORS, sectorName } from "../earnings/sectors.ts";
import { type Figure, toFigure, type Unit } from "../figure.ts";
import { METRIC_WORDS } from "../valuation/metric.ts";
import { coverageReason, multipleReason, type SectorsSide, sectorGrowthReason } from "./side.ts";

const FORWARD = METRIC_WORDS["forward-pe"];
const METHOD_BASIS = {
  exNegative: "sum of values over sum of positive earnings, members at zero or less left out of both",
  aggregate: "sum of values over sum of earnings, losses counted",
} as const;

/** Figures of every sector of one side: `sector.health-care.small.forward-pe.exNegative`. */
export function sectorFigures(key: "small" | "large", side: SectorsSide): Figure[] {
  const { name, breakdown, failure, readings } = side;
  const losing = breakdown?.whole.sums.losing ?? 0;
  return SECTORS.flatMap((id) => {
    const sector = breakdown?.sectors.get(id);
    const { valuation, outlook, sums } = sector ?? {};
    const of = (
      what: string,
      label: string,
      value: number | null | undefined,
      unit: Unit,
      basis: string,
      reason: string,
      coverage?: number,
    ): Figure =>
      toFigure({
        id: `sector.${id}.${key}.${what}`,
        label: `${name}, ${sectorName(id)}: ${label}`,
        value: value ?? null,
        unit,
        basis,
        reason,
        coverage,
        readings,
      });
    const held = failure ?? "the members are not known";
    const covered = coverageReason(side, sector);
    const growth = sectorGrowthReason(side, sector);
    const years = HORIZON_WORDS["next-year"].basis;
    return [
      of(
        "weight",
        "weight",
        sector?.weight,
        "fraction",
        "market value in the fund's holdings file over that of all its traded equities with a GICS sector; not repriced",
        held,
      ),
      of("names", "members", sector?.names, "count", "traded equities in the fund's holdings file", held),
      ...(["exNegative", "aggregate"] as const).map((method) =>
        of(
          `forward-pe.${method}`,
          `forward P/E, ${FORWARD.methods[method]}`,
          valuation?.multiples[method],
          "multiple",
          `${METHOD_BASIS[method]}; ${FORWARD.basis}`,
          multipleReason(method, side, sector),
          valuation?.coverage?.weight,
        ),
      ),
      of(
        "coverage.weight",
        "covered by weight",
        valuation?.coverage?.weight,
        "fraction",
        "market value of members with a forecast over that of all members of the sector",
        covered,
      ),
      of(
        "losses.names",
        "loss-makers by names",
        valuation?.coverage?.lossNames,
        "fraction",
        "share of the sector's members with a forecast that are expected to make no profit",
        covered,
      ),
      of(
        "losses.weight",
        "loss-makers by weight",
        valuation?.coverage?.lossWeight,
        "fraction",
        "the same by market value",
        covered,
      ),
      of(
        "losses.ofAll",
        "share of the index's loss-makers",
        sums && losing > 0 ? sums.losing / losing : null,
        "fraction",
        "the sector's members that are expected to make no profit over all of the index",
        failure ?? "no member of the index is expected to make a loss",
      ),
      of(
        "growth.median",
        "median growth",
        outlook?.growth.median,
        "fraction",
        `unweighted median of E1 / E0 − 1 over members with E0 above zero; ${years}`,
        growth,
        outlook?.coverage?.weight,
      ),
      of(
        "growth.aggregate",
        "aggregate growth, losses counted",
        outlook?.growth.aggregate,
        "fraction",
        `sum E1 / sum E0 − 1 at the fund's shares, over members with both years; ${years}`,
        sectorGrowthReason(side, sector, "the earlier year's earnings add up to zero or less"),
        outlook?.coverage?.weight,
      ),
      of(
        "growth.firms",
        "companies behind the median",
        outlook?.growth.firms,
        "count",
        "members with E0 above zero",
        growth,
      ),
    ];
  });
}
