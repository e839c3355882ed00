import { HORIZONS, type Horizon } from "../../src/debt/event-returns.ts";
import { EVENT_GROUPS, type EventGroup, type EventStudy } from "../../src/debt/event-study.ts";
import { FIRST_CUTS } from "../../src/debt/first-cuts.ts";
import { type Figure, type FigureReading, toFigure, type Unit } from "../../src/figure.ts";
import { memo } from "../../src/memo.ts";
import type { DebtParts } from "./parts.ts";

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

const BASIS =
  "small − large, cumulative total returns (adjusted closes) from the close of the day of the cut or the first after it, points";

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

const UNITS: Readonly<Record<Statistic, Unit>> = {
  n: "count",
  mean: "points",
  median: "points",
  hitRate: "fraction",
  t: "ratio",
};

const STATISTIC_WORDS: Readonly<Record<Statistic, string>> = {
  n: "number of cases",
  mean: "mean",
  median: "median",
  hitRate: "share of cases in which small caps did better",
  t: "t, mean / (sd / √n)",
};

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
  return toFigure({
    id: `event.${date}.${horizon}d`,
    label: `Small − large, ${HORIZON_WORDS[horizon]} after the first cut of ${date}`,
    value,
    unit: "points",
    basis: BASIS,
    reason,
    readings,
  });
}

function statisticFigure(
  group: EventGroup,
  horizon: Horizon,
  statistic: Statistic,
  value: number | null,
  reason: string,
  readings: readonly FigureReading[],
): Figure {
  return toFigure({
    id: `events.${group}.${horizon}d.${statistic}`,
    label: `Small − large ${HORIZON_WORDS[horizon]} after ${GROUP_WORDS[group]}: ${STATISTIC_WORDS[statistic]}`,
    value,
    unit: UNITS[statistic],
    basis: BASIS,
    reason,
    readings,
  });
}
