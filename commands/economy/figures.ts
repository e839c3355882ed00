import { definedFigure } from "../../src/definition.ts";
import { ECONOMY_DEFINITIONS } from "../../src/economy/definitions.ts";
import { creditFigures, inflationFigures, jobsFigures } from "../../src/economy/indicator-figures.ts";
import { linkFigures } from "../../src/economy/link-figures.ts";
import { pmiFigures } from "../../src/economy/pmi-figures.ts";
import { regimeFigures } from "../../src/economy/regime-figures.ts";
import type { Figure, FigureReading } from "../../src/figure.ts";
import type { Series } from "../../src/market/macro.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { type EconomyParts, FUNDS, type Read } from "./parts.ts";

/** Every figure of the economy, whatever is asked about. Pure. */
export function economyFigures(parts: EconomyParts): Figure[] {
  const { pmi, months, regimes, links, readings, pricesFailure } = parts;
  const pmiFailure = "reason" in pmi ? pmi.reason : null;
  const failure = pmiFailure ?? pricesFailure;
  const both = [...readings.pmi, ...readings.prices];
  return [
    ...pmiFigures(months, pmiFailure, readings.pmi),
    ...of(parts.credit, creditFigures),
    ...of(parts.jobs, jobsFigures),
    ...of(parts.inflation, inflationFigures),
    ...linkFigures(links, FUNDS, failure, both),
    ...regimeFigures(regimes, FUNDS, failure, both),
    ...("value" in pmi ? refusedFigures(pmi.value.value.refused, readings.pmi) : []),
  ];
}

/** What a source said and we do not use: no value, and the reason. */
function refusedFigures(
  refused: readonly { readonly month: string; readonly reason: string }[],
  readings: readonly FigureReading[],
): Figure[] {
  return refused.map(({ month, reason }) =>
    definedFigure(ECONOMY_DEFINITIONS, {
      id: `pmi.refused.${month}`,
      label: (name) => `${name}: ${month}`,
      value: null,
      reason,
      readings,
    }),
  );
}

const summary = memo((reading: Reading<Series>) => [mapReading(reading, ({ points }) => points.at(-1)?.value ?? null)]);

/** The one reading of a series as its figures and the receipt show it. */
export function seriesReadings(read: Read<Series>): readonly FigureReading[] {
  return "value" in read ? summary(read.value) : [];
}

function of(
  read: Read<Series>,
  figures: (points: Series["points"], failure: string | null, readings: readonly FigureReading[]) => Figure[],
): Figure[] {
  return "value" in read ? figures(read.value.value.points, null, seriesReadings(read)) : figures([], read.reason, []);
}
