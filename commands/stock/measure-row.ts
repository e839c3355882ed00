import type { Measure } from "../../src/company/measure.ts";

/** A measure as the end of a figure's row: its value, definition and reason. */
export function measureCells({ value, reason }: Measure, basis: string): readonly [number | null, string, string] {
  return [value, basis, reason];
}
