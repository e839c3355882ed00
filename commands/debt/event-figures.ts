import { HORIZONS, type Horizon } from "../../src/debt/event-returns.ts";
import { EVENT_GROUPS, type EventGroup, type EventStudy } from "../../src/debt/event-study.ts";
import { FIRST_CUTS } from "../../src/debt/first-cuts.ts";
import type { Figure, FigureReading } from "../../src/figure.ts";
import { memo } from "../../src/memo.ts";
import type { DebtParts } from "./parts.ts";
import { figureOf } from "./row.ts";

/** A horizon as people say it. */
export const HORIZON_WORDS: Readonly<Record<Horizon, string>> = {
  21: "one month",
  63: "three months",
  126: "six months",
  252: "a year",
};

/** The same as the head of a narrow column. */
export const HORIZON_HEADS: Readonly<Record<Horizon, string>> = {
  21: "month",
  63: "quarter",
  126: "half year",
  252: "year",
};

/** Events as people say it. */
const GROUP_WORDS: Readonly<Record<EventGroup, string>> = {
  all: "all first cuts",
  recession: "first cuts near a recession",
  noRecession: "first cuts without a recession",
};

/** Small − large after every first cut that can be priced, and over all of them; null with the reason where prices are not known. */
export function eventFigures({ study, day }: DebtParts): readonly Figure[] {
  if ("value" in study) return figuresOf(study.value.study, study.value.readings);
  const known = FIRST_CUTS.filter(({ date }) => date <= day && date >= PRICED_SINCE);
  return [
    ...known.flatMap(({ date }) => HORIZONS.map((horizon) => caseFigure(date, horizon, null, study.reason, []))),
    ...EVENT_GROUPS.flatMap((group) =>
      HORIZONS.flatMap((horizon) =>
        STATISTICS.map((statistic) => statisticFigure(group, horizon, statistic, null, study.reason, [])),
      ),
    ),
  ];
}

/** The Russell 2000 fund began in May 2000. */
const PRICED_SINCE = "2000-05-26";

const STATISTICS = ["n", "mean", "median", "hitRate", "t"] as const;
type Statistic = (typeof STATISTICS)[number];

const figuresOf = memo((study: EventStudy, readings: readonly FigureReading[]): readonly Figure[] => [
  ...study.cases.flatMap(({ cut, returns }) =>
    HORIZONS.map((horizon) =>
      caseFigure(
        cut.date,
        horizon,
        returns.points[horizon],
        `${HORIZON_WORDS[horizon]} of trading days has not passed since`,
        readings,
      ),
    ),
  ),
  ...EVENT_GROUPS.flatMap((group) =>
    HORIZONS.flatMap((horizon) =>
      STATISTICS.map((statistic) =>
        statisticFigure(
          group,
          horizon,
          statistic,
          study.statistics[group][horizon][statistic],
          statistic === "t" ? "fewer than two different cases" : "no case has prices that far",
          readings,
        ),
      ),
    ),
  ),
]);

function caseFigure(
  date: string,
  horizon: Horizon,
  value: number | null,
  reason: string,
  readings: readonly FigureReading[],
): Figure {
  return figureOf(
    [`event.${date}.${horizon}d`, value, reason],
    readings,
    (name) => `${name}, ${HORIZON_WORDS[horizon]} after the first cut of ${date}`,
  );
}

function statisticFigure(
  group: EventGroup,
  horizon: Horizon,
  statistic: Statistic,
  value: number | null,
  reason: string,
  readings: readonly FigureReading[],
): Figure {
  return figureOf(
    [`events.${group}.${horizon}d.${statistic}`, value, reason],
    readings,
    (name) => `Small − large ${HORIZON_WORDS[horizon]} after ${GROUP_WORDS[group]}: ${name}`,
  );
}
