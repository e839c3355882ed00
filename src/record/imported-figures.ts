import { definedFigure } from "../definition.ts";
import type { Figure } from "../figure.ts";
import { counted, dayText } from "../format.ts";
import { percentile } from "../statistics/percentile.ts";
import { RECORD_DEFINITIONS } from "./definitions.ts";
import { DAYS_FOR_STANDING, type RelativeDay } from "./history.ts";
import type { ImportedSeries } from "./imported-days.ts";

/**
 * The relative multiple small / large of an imported series, losses left out: from both sides, else from their discount.
 * Days without it are left out.
 */
export function importedRelative({ days }: ImportedSeries, metric: string): RelativeDay[] {
  return days.flatMap(({ date, figures }) => {
    const [small, large] = [figures[`small.${metric}.exNegative`], figures[`large.${metric}.exNegative`]];
    if (small !== undefined && large !== undefined) return large > 0 ? [{ date, value: small / large }] : [];
    const discount = figures[`gap.${metric}.exNegative.discount`];
    return discount === undefined ? [] : [{ date, value: 1 - discount }];
  });
}

/**
 * Where the last day of an imported series stands within that series itself, which is not compared with any other. Null
 * with its reason below 250 trading days.
 */
export function importedFigures({ method }: Pick<ImportedSeries, "method">, history: readonly RelativeDay[]): Figure[] {
  const [first, last] = [history[0], history.at(-1)];
  if (!first || !last) return [];
  const n = history.length;
  const values = history.map(({ value }) => value);
  const figure = (name: string, value: number | null): Figure =>
    definedFigure(RECORD_DEFINITIONS, {
      id: `imported.${method}.${name}`,
      label: (words) => `${words} ${method}`,
      value,
      more: `, of ${counted(n, "trading day")} since ${dayText(first.date)}, the last ${dayText(last.date)}`,
      reason: `the series has ${n} of the ${DAYS_FOR_STANDING} trading days this needs`,
      readings: [],
    });
  return [
    figure("n", n),
    figure("last", last.value),
    figure("percentile", n >= DAYS_FOR_STANDING ? percentile(last.value, values) : null),
  ];
}
