import { type Figure, type FigureReading, toFigure } from "../figure.ts";
import { counted, dayText } from "../format.ts";
import { DAYS_A_YEAR } from "../statistics/days-a-year.ts";
import type { ReturnBasis } from "./comparable-days.ts";
import type { Window } from "./window.ts";

/** The two sides of a comparison by their tickers. */
export type Sides = { readonly small: string; readonly large: string };

/** What the figures of a period rest on. */
export type WindowFigures = {
  readonly sides: Sides;
  readonly basis: ReturnBasis;
  /** Null where the common history is shorter than the period; `reason` then says so. */
  readonly window: Window | null;
  readonly reason: string;
  readonly readings: readonly FigureReading[];
};

/** What a return counts, in words. */
export const BASIS_WORDS: Readonly<Record<ReturnBasis, string>> = {
  total: "total return, adjusted closes",
  price: "price return without dividends, closes",
};

/** Returns of both sides, the gap between them in three ways, and the days they rest on. */
export function returnFigures({ sides, basis, window, reason, readings }: WindowFigures): Figure[] {
  const span = window ? `, ${dayText(window.from)} to ${dayText(window.to)}` : "";
  const words = `${BASIS_WORDS[basis]}${span}`;
  const figure = (id: string, label: string, value: number | null, unit: Figure["unit"], how: string, why = reason) =>
    toFigure({ id, label, value, unit, basis: how, reason: window ? why : reason, readings });
  const returns = (window?.days.length ?? 0) - 1;
  const short =
    returns < DAYS_A_YEAR
      ? `${counted(returns, "daily return")} in the period, and a yearly rate needs ${DAYS_A_YEAR}`
      : "everything is lost";
  const yearly = `compound growth, ${DAYS_A_YEAR} days a year; ${words}`;
  const gap = `${sides.small} − ${sides.large}`;
  return [
    ...(["small", "large"] as const).flatMap((side) => [
      figure(`${side}.return.total`, `${sides[side]}, return`, window?.[side].total ?? null, "fraction", words),
      figure(
        `${side}.return.cagr`,
        `${sides[side]}, return a year`,
        window?.[side].perYear ?? null,
        "per-year",
        yearly,
        short,
      ),
    ]),
    figure("gap.points", `${gap}, cumulative`, window?.gap.points ?? null, "points", `${gap}; ${words}`),
    figure(
      "gap.relativeWealth",
      `Wealth in ${sides.small} against ${sides.large}`,
      window?.gap.relativeWealth ?? null,
      "fraction",
      `(1 + return of ${sides.small}) / (1 + return of ${sides.large}) − 1; ${words}`,
      `everything in ${sides.large} is lost`,
    ),
    figure("gap.perYear", `${gap}, a year`, window?.gap.perYear ?? null, "points", `${gap} of ${yearly}`, short),
    figure(
      "days.n",
      "Closes of both",
      window?.days.length ?? null,
      "count",
      `days on which both have a close, the base included${span}`,
    ),
    figure(
      "days.dropped",
      "Days left out",
      window?.dropped.length ?? null,
      "count",
      `days between on which only one has a close${span}`,
    ),
  ];
}
