import { type Figure, type FigureReading, toFigure, type Unit } from "../../src/figure.ts";

/** A figure before its readings, short enough to stand in a list of them. */
export type Row = readonly [
  id: string,
  label: string,
  unit: Unit,
  value: number | null | undefined,
  basis: string,
  reason?: string,
];

/** A row as a figure. */
export function figureOf(
  [id, label, unit, value, basis, reason = ""]: Row,
  readings: readonly FigureReading[],
): Figure {
  return toFigure({ id, label, value: value ?? null, unit, basis, reason, readings });
}
