import { type Figure, toFigure } from "../../src/figure.ts";
import { VERDICTS, type Verdict } from "./pillars.ts";
import type { BriefParts } from "./read.ts";

/** The last part of a count's id. */
export const COUNTS: Readonly<Record<Verdict, string>> = {
  stands: "stands",
  "in part": "inPart",
  "does not stand": "doesNotStand",
  "not known": "notKnown",
};

/** How many points there are and how many have each verdict, and every figure that a line is made of. */
export function briefFigures({ lines }: BriefParts): readonly Figure[] {
  const used = [...new Map(lines.flatMap(({ uses }) => uses).map((figure) => [figure.id, figure])).values()];
  const readings = [...new Set(used.flatMap((figure) => figure.readings))];
  const count = (id: string, label: string, value: number) =>
    toFigure({
      id: `brief.${id}`,
      label,
      value,
      unit: "count",
      basis: "claims of the newsletter's case, each judged by its rule on today's figures",
      reason: "nothing was counted",
      readings,
    });
  return [
    count("claims", "Claims of the case", lines.length),
    ...VERDICTS.map((verdict) =>
      count(
        COUNTS[verdict],
        `Claims with the verdict “${verdict}”`,
        lines.filter((line) => line.verdict === verdict).length,
      ),
    ),
    ...used,
  ];
}
