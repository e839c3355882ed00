import { definedFigure } from "../definition.ts";
import type { Figure } from "../figure.ts";
import { EARNINGS_DEFINITIONS } from "./definitions.ts";
import { REVISIONS, SURPRISES } from "./estimate-definitions.ts";
import { HORIZON_WORDS, type Horizon } from "./horizon.ts";
import { leastFirms } from "./least-firms.ts";
import type { OutlookDefinition } from "./outlook-definition.ts";
import { type EarningsSide, estimateReason } from "./side.ts";

/** Figures of one side that rest on estimates gathered company by company: revisions and surprises. */
export function estimateFigures(key: "small" | "large", horizon: Horizon, side: EarningsSide): Figure[] {
  const { name, outlook } = side;
  const readings = [...side.readings, ...side.estimateReadings];
  const needed = leastFirms(outlook?.names ?? 0);
  const { later } = HORIZON_WORDS[horizon];
  const figures = (
    group: string,
    definitions: readonly OutlookDefinition[],
    counting: number,
    lacking: string,
    of = "",
  ) =>
    definitions.map((each) =>
      definedFigure(EARNINGS_DEFINITIONS, {
        id: `${key}.${group}.${each.id}`,
        label: (words) => `${name}: ${words}`,
        value: outlook && counting >= needed ? each.value(outlook) : null,
        more: of,
        reason: estimateReason(side, counting, needed, lacking, each.reason),
        readings,
      }),
    );
  const counted = (id: string, value: number | undefined, more = ""): Figure =>
    definedFigure(EARNINGS_DEFINITIONS, {
      id: `${key}.${id}`,
      label: (words) => `${name}: ${words}`,
      value,
      more,
      reason: side.failure ?? "the members are not known",
      readings,
    });
  const { revisions, surprises } = outlook ?? {};
  return [
    ...figures(
      "revisions",
      REVISIONS,
      revisions?.firms ?? 0,
      "three analysts and a consensus of thirty days ago",
      `; of ${later}`,
    ),
    counted("revisions.firms", revisions?.firms, `; of ${later}`),
    counted("revisions.analysts", revisions?.analysts),
    ...figures("surprise", SURPRISES, surprises?.firms ?? 0, "a report of the last season"),
    counted("surprise.firms", surprises?.firms),
    counted("estimates.known", revisions?.gathered),
  ];
}
