import { definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import { ECONOMY_DEFINITIONS } from "./definitions.ts";
import { NO_CHANGE } from "./regime.ts";
import { AFTERMATHS, type Aftermath, aftermath, HORIZONS, type Horizon, type RegimeMonth } from "./regime-returns.ts";

const WORDS: Readonly<Record<Horizon, string>> = { 3: "three months", 6: "six months", 12: "twelve months" };
const MONTHS: Readonly<Record<(typeof AFTERMATHS)[number], string>> = {
  "above.rising": `PMI of ${NO_CHANGE} or more, up over three months`,
  "above.falling": `PMI of ${NO_CHANGE} or more, down over three months`,
  "below.rising": `PMI below ${NO_CHANGE}, up over three months`,
  "below.falling": `PMI below ${NO_CHANGE}, down over three months`,
  all: "any PMI",
};

/**
 * What small − large did after each regime over three, six and twelve months: `regime.above.rising.12m.mean`. The mean
 * and the median in percentage points, the hit rate as a fraction.
 *
 * @param failure - Why there are no such months: the PMI or the prices are missing; null when both are there.
 */
export function regimeFigures(
  months: readonly RegimeMonth[],
  names: { readonly small: string; readonly large: string },
  failure: string | null,
  readings: readonly FigureReading[],
): Figure[] {
  return AFTERMATHS.flatMap((regime) =>
    HORIZONS.flatMap((horizon) => {
      const after = aftermath(months, regime, horizon);
      const words = `${MONTHS[regime]}: ${WORDS[horizon]} after the release`;
      return VALUES.map(([key, value]) =>
        definedFigure(ECONOMY_DEFINITIONS, {
          id: `regime.${regime}.${horizon}m.${key}`,
          label: (name) => `${name}, ${words}`,
          value: failure === null ? value(after) : null,
          more: `; ${names.small} − ${names.large}`,
          reason: failure ?? "no such month has a window that is over",
          readings,
        }),
      );
    }),
  );
}

const points = (fraction: number | null) => (fraction === null ? null : 100 * fraction);

const VALUES: readonly (readonly [key: keyof Aftermath, value: (after: Aftermath) => number | null])[] = [
  ["n", ({ n }) => n],
  ["nonOverlapping", ({ nonOverlapping }) => nonOverlapping],
  ["mean", ({ mean }) => points(mean)],
  ["median", ({ median }) => points(median)],
  ["hitRate", ({ hitRate }) => hitRate],
];
