import { definedFigure } from "../../src/definition.ts";
import type { Figure } from "../../src/figure.ts";
import { BRIEF_DEFINITIONS, COUNTS } from "./definitions.ts";
import { VERDICTS } from "./pillars.ts";
import type { BriefParts } from "./read.ts";

/** How many points there are and how many have each verdict, and every figure that a line is made of. */
export function briefFigures({ lines }: BriefParts): readonly Figure[] {
  const used = [...new Map(lines.flatMap(({ uses }) => uses).map((figure) => [figure.id, figure])).values()];
  const readings = [...new Set(used.flatMap((figure) => figure.readings))];
  const count = (id: string, value: number) =>
    definedFigure(BRIEF_DEFINITIONS, { id: `brief.${id}`, value, reason: "nothing was counted", readings });
  return [
    count("claims", lines.length),
    ...VERDICTS.map((verdict) => count(COUNTS[verdict], lines.filter((line) => line.verdict === verdict).length)),
    ...used,
  ];
}
