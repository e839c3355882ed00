import { type Figure, toFigure } from "../figure.ts";
import { GROWTH_DEFINITIONS } from "./growth-definitions.ts";
import type { Horizon } from "./horizon.ts";
import { type EarningsSide, growthReason } from "./side.ts";

/** Ways to measure growth that a gap is given of; always one and the same on both sides. */
const GROWTH_WAYS = ["median", "medianSigned", "aggregate", "positiveBase", "profitableBothYears"] as const;

/** How much more growth is expected of small caps, in percentage points: small − large, by one way of measuring each. */
export function gapFigures(horizon: Horizon, small: EarningsSide, large: EarningsSide): Figure[] {
  const readings = [small, large].flatMap((side) => [
    ...side.readings,
    ...(horizon === "this-year" ? side.estimateReadings : []),
  ]);
  const covered = [small, large].flatMap(({ outlook }) => outlook?.coverage?.weight ?? []);
  return GROWTH_WAYS.map((way) => {
    const definition = GROWTH_DEFINITIONS.find(({ id }) => id === `growth.${way}`);
    const [s, l] = [small.outlook?.growth[way] ?? null, large.outlook?.growth[way] ?? null];
    const lacking = s === null ? small : large;
    return toFigure({
      id: `gap.growth.${way}`,
      label: `Gap in ${definition?.label ?? way}`,
      value: s === null || l === null ? null : (s - l) * 100,
      unit: "points",
      basis: `small − large, each the ${definition?.basis ?? way}`,
      reason: `${lacking.name}: ${growthReason(horizon, lacking, definition?.reason ?? "not meaningful")}`,
      coverage: covered.length === 2 ? Math.min(...covered) : undefined,
      readings,
    });
  });
}
