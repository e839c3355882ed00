import { type Defined, definedFigure } from "../definition.ts";
import type { Figure } from "../figure.ts";
import { EARNINGS_DEFINITIONS } from "./definitions.ts";
import { GROWTH_DEFINITIONS } from "./growth-definitions.ts";
import { HORIZON_WORDS, type Horizon } from "./horizon.ts";
import { type EarningsSide, growthReason } from "./side.ts";

/** Every figure of one side that comes from its members' two years, and how much of the index it rests on. */
export function growthFigures(key: "small" | "large", horizon: Horizon, side: EarningsSide): Figure[] {
  const { name, outlook } = side;
  const readings = horizon === "this-year" ? [...side.readings, ...side.estimateReadings] : side.readings;
  const figure = (draft: Defined): Figure =>
    definedFigure(EARNINGS_DEFINITIONS, { label: (words) => `${name}: ${words}`, ...draft });
  const plain = (id: string, value: number | null | undefined, more = ""): Figure =>
    figure({ id: `${key}.${id}`, value, more, reason: side.failure ?? "no member belongs to this sector", readings });
  return [
    ...GROWTH_DEFINITIONS.map((each) =>
      figure({
        id: `${key}.${each.id}`,
        value: outlook && each.value(outlook),
        more: `; ${HORIZON_WORDS[horizon].basis}`,
        reason: growthReason(horizon, side, each.reason),
        coverage: outlook?.coverage?.weight,
        readings,
      }),
    ),
    plain("names", outlook?.names),
    plain("matched", outlook?.matched, `; ${HORIZON_WORDS[horizon].basis}`),
    plain("coverage.weight", outlook?.coverage?.weight),
    plain("coverage.names", outlook?.coverage?.names),
  ];
}
