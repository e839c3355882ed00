import { type Figure, toFigure, type Unit } from "../figure.ts";
import { GROWTH_DEFINITIONS } from "./growth-definitions.ts";
import { HORIZON_WORDS, type Horizon } from "./horizon.ts";
import { type EarningsSide, growthReason } from "./side.ts";

/** Every figure of one side that comes from its members' two years, and how much of the index it rests on. */
export function growthFigures(key: "small" | "large", horizon: Horizon, side: EarningsSide): Figure[] {
  const { name, outlook } = side;
  const readings = horizon === "this-year" ? [...side.readings, ...side.estimateReadings] : side.readings;
  const plain = (id: string, label: string, value: number | null, unit: Unit, basis: string): Figure =>
    toFigure({
      id: `${key}.${id}`,
      label: `${name}: ${label}`,
      value,
      unit,
      basis,
      reason: side.failure ?? "no member belongs to this sector",
      readings,
    });
  return [
    ...GROWTH_DEFINITIONS.map((each) =>
      toFigure({
        id: `${key}.${each.id}`,
        label: `${name}: ${each.label}`,
        value: outlook && each.value(outlook),
        unit: each.unit,
        basis: `${each.basis}; ${HORIZON_WORDS[horizon].basis}`,
        reason: growthReason(horizon, side, each.reason),
        coverage: outlook?.coverage?.weight,
        readings,
      }),
    ),
    plain("names", "members", outlook?.names ?? null, "count", "traded equities in the fund's holdings file"),
    plain("matched", "members with both years", outlook?.matched ?? null, "count", HORIZON_WORDS[horizon].basis),
    plain(
      "coverage.weight",
      "covered by weight",
      outlook?.coverage?.weight ?? null,
      "fraction",
      "market value of members with both years over that of all members",
    ),
    plain(
      "coverage.names",
      "covered by names",
      outlook?.coverage?.names ?? null,
      "fraction",
      "members with both years over all members",
    ),
  ];
}
