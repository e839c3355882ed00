import { definedFigure } from "../definition.ts";
import type { Figure } from "../figure.ts";
import { EARNINGS_DEFINITIONS, GROWTH_WAYS } from "./definitions.ts";
import { GROWTH_DEFINITIONS } from "./growth-definitions.ts";
import type { Horizon } from "./horizon.ts";
import { type EarningsSide, growthReason } from "./side.ts";

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
    return definedFigure(EARNINGS_DEFINITIONS, {
      id: `gap.growth.${way}`,
      value: s === null || l === null ? null : (s - l) * 100,
      reason: `${lacking.name}: ${growthReason(horizon, lacking, definition?.reason ?? "not meaningful")}`,
      coverage: covered.length === 2 ? Math.min(...covered) : undefined,
      readings,
    });
  });
}
