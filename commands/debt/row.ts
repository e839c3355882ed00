import { DEBT_DEFINITIONS } from "../../src/debt/definitions.ts";
import { definedFigure } from "../../src/definition.ts";
import type { Figure, FigureReading } from "../../src/figure.ts";

/** A figure before its readings, short enough to stand in a list of them; its words come from its definition. */
export type Row = readonly [
  id: string,
  value: number | null | undefined,
  reason?: string,
  /** Behind the basis: a year, a source. */
  more?: string,
];

/** A row as a figure. */
export function figureOf(
  [id, value, reason = "", more = ""]: Row,
  readings: readonly FigureReading[],
  label = (name: string) => name,
): Figure {
  return definedFigure(DEBT_DEFINITIONS, { id, label, value, more, reason, readings });
}
