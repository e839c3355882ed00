import type { Condition } from "../../src/company/screen.ts";
import type { MeasureId } from "../../src/company/screened.ts";
import type { Unit } from "../../src/figure.ts";
import type { ScreenOptions } from "./parts.ts";

/** A condition with the figure of its limit; `profitable` has none. */
export type Limited = Condition & {
  /** The limit in the measure's own unit; null for a condition without a number. */
  readonly limit: number | null;
  readonly unit: Unit;
  /** `forward P/E at most`: what stands before the limit. */
  readonly words: string;
};

/** The conditions that an option asks for, in the order of the options. */
export function conditionsOf(options: ScreenOptions): readonly Limited[] {
  const { profitable } = options;
  const most = (option: "max-pe" | "max-debt", measure: MeasureId, unit: Unit, scale: number, words: string) =>
    limited(options[option], scale, (limit) => ({ option, measure, unit, words, holds: (value) => value <= limit }));
  const least = (option: "min-growth" | "min-coverage", measure: MeasureId, unit: Unit, scale: number, words: string) =>
    limited(options[option], scale, (limit) => ({ option, measure, unit, words, holds: (value) => value >= limit }));
  return [
    ...most("max-pe", "pe", "multiple", 1, "a forward P/E of at most"),
    ...least("min-growth", "growth", "fraction", 1 / 100, "expected growth of at least"),
    ...(profitable === undefined
      ? []
      : [
          {
            ...({ option: "profitable", measure: "earned", limit: null, unit: "ratio" } as const),
            words: profitable ? "a profit over the last four quarters" : "no profit over the last four quarters",
            holds: (value: number) => value > 0 === profitable,
          },
        ]),
    ...most("max-debt", "debt", "fraction", 1 / 100, "debt of at most"),
    ...least("min-coverage", "coverage", "multiple", 1, "interest coverage of at least"),
  ];
}

/** Percent are written, fractions are compared. */
function limited(
  typed: number | undefined,
  scale: number,
  make: (limit: number) => Omit<Limited, "limit">,
): readonly Limited[] {
  if (typed === undefined) return [];
  const limit = typed * scale;
  return [{ ...make(limit), limit }];
}
