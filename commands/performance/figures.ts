import type { Figure } from "../../src/figure.ts";
import { dayText } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import {
  articleFigure,
  phaseFigures,
  publishedFigures,
  rollingFigures,
} from "../../src/performance/history-figures.ts";
import type { Period } from "../../src/performance/period.ts";
import { PERIOD_WORDS } from "../../src/performance/period-words.ts";
import { ratioFigures } from "../../src/performance/ratio-figures.ts";
import { returnFigures } from "../../src/performance/return-figures.ts";
import { longestPeriod, type Window } from "../../src/performance/window.ts";
import type { Pair, PerformanceParts } from "./parts.ts";

/** Every figure of a comparison, whatever the period. Pure. */
export function performanceFigures({ options, pair, window, published, simulated }: PerformanceParts): Figure[] {
  return [
    ...windowFiguresOnce(pair, options.period, window),
    ...historyFiguresOnce(pair),
    ...publishedFigures(published),
    // What is printed of the real market says nothing of a simulated one.
    ...(simulated ? [] : [articleFigure()]),
  ];
}

const windowFiguresOnce = memo((pair: Pair, period: Period, window: Window | null): readonly Figure[] => {
  const { sides, comparable, readings } = pair;
  const made = { sides, basis: comparable.basis, window, reason: tooShort(pair, period), readings };
  return [...returnFigures(made), ...ratioFigures(made)];
});

const historyFiguresOnce = memo(({ rolling, phases, sides, readings }: Pair): readonly Figure[] => [
  ...rollingFigures(rolling, sides, readings),
  ...phaseFigures(phases, sides, readings),
]);

/** Why a period cannot be compared, and which is the longest that can. */
export function tooShort({ sides, comparable }: Pair, period: Period): string {
  const [first] = comparable.days;
  if (!first) return `${sides.small} and ${sides.large} have no close of one day in common`;
  const longest = longestPeriod(comparable.days);
  const instead =
    longest === null ? "no fixed period fits into it" : `the longest period it holds is ${PERIOD_WORDS[longest]}`;
  const asked = period === "max" ? "a comparison needs two closes" : `this needs ${PERIOD_WORDS[period]}`;
  return `the common history of ${sides.small} and ${sides.large} begins on ${dayText(first.date)} and ${asked}; ${instead}`;
}
