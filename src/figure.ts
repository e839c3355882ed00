import type { Reading } from "./reading.ts";

/**
 * How a figure's value is to be read. Values are raw and unrounded; `format.ts` alone makes text of them.
 *
 * - `multiple` 15.2 is 15.2×; also differences of multiples ("turns")
 * - `fraction` 0.21 is 21%: shares, discounts, percentiles, probabilities
 * - `percent` 3.5 is 3.5%: interest rates as quoted
 * - `points` 8.6 percentage points
 * - `per-year` 0.1066 is 10.7% a year
 * - `ratio` plain number: z, Sharpe, beta, correlation
 * - `usd`, `bp`, `count`, `days`, `years`, `index`
 */
export type Unit =
  | "multiple"
  | "fraction"
  | "percent"
  | "points"
  | "per-year"
  | "ratio"
  | "usd"
  | "bp"
  | "count"
  | "days"
  | "years"
  | "index";

/** What stands behind a figure: a source request (its value is a short summary, never company rows). */
export type FigureReading = Reading<string | number | null>;

/** A number that a person sees, with everything needed to judge it. */
export type Figure = {
  /** Stable name: `small.forward-pe.exNegative`. */
  readonly id: string;
  readonly label: string;
  /** Null means "not meaningful" and carries a reason; never 0 in its place, never a guess. */
  readonly value: number | null;
  readonly unit: Unit;
  /** Definition in words: what is divided by what, whose losses count, which fiscal year. */
  readonly basis: string;
  /** Why the value is null. */
  readonly reason?: string;
  /** Share of the index weight the value rests on, 0 to 1; absent where it does not apply. */
  readonly coverage?: number;
  readonly readings: readonly FigureReading[];
};

export type Figures = Readonly<Record<string, Figure>>;

/** Whether a figure is there and has a value. */
export function isKnown(figure: Figure | undefined): figure is Figure & { readonly value: number } {
  return figure !== undefined && figure.value !== null;
}

/** Figures by id. Throws on a double id, which would hide one of the two. */
export function figuresById(figures: readonly Figure[]): Figures {
  const byId: Record<string, Figure> = {};
  for (const figure of figures) {
    if (byId[figure.id]) throw new RangeError(`Two figures are called ${figure.id}.`);
    byId[figure.id] = figure;
  }
  return byId;
}

/** A figure before it is known whether its value has a meaning. */
export type FigureDraft = Omit<Figure, "reason" | "coverage"> & {
  /** Why the value would be null. */
  readonly reason: string;
  readonly coverage?: number | undefined;
};

/** A draft as a figure: the reason belongs to a null value only, and what is not finite is null. */
export function toFigure({ reason, coverage, ...draft }: FigureDraft): Figure {
  const value = draft.value !== null && Number.isFinite(draft.value) ? draft.value : null;
  return {
    ...draft,
    value,
    ...(value === null ? { reason } : {}),
    ...(coverage === undefined ? {} : { coverage }),
  };
}
