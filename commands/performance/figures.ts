import type { Figure } from "../../src/figure.ts";
import { memo } from "../../src/memo.ts";
import {
  articleFigure,
  phaseFigures,
  publishedFigures,
  rollingFigures,
} from "../../src/performance/history-figures.ts";
import type { Period } from "../../src/performance/period.ts";
import { ratioFigures } from "../../src/performance/ratio-figures.ts";
import { returnFigures } from "../../src/performance/return-figures.ts";
import type { Window } from "../../src/performance/window.ts";
import { tooShort } from "../compared.ts";
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
