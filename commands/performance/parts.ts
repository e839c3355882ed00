import type { FigureReading } from "../../src/figure.ts";
import type { ComparableDays } from "../../src/performance/comparable-days.ts";
import type { DividendsKnown } from "../../src/performance/dividends.ts";
import type { LargeSide } from "../../src/performance/fund-names.ts";
import type { Period } from "../../src/performance/period.ts";
import type { Phase } from "../../src/performance/phases.ts";
import type { PublishedPhase } from "../../src/performance/published-phases.ts";
import type { Sides } from "../../src/performance/return-figures.ts";
import type { RollingGaps } from "../../src/performance/rolling-gaps.ts";
import type { Window } from "../../src/performance/window.ts";

/** What was asked; `fund` as a ticker. */
export type PerformanceOptions = { readonly period: Period; readonly against: LargeSide; readonly fund: string };

/** What is taken when nothing is said. */
export const DEFAULTS: PerformanceOptions = { period: "10y", against: "sp500", fund: "IWM" };

/** What a history tells of its dividends up to the last close that both sides have. */
export type Dividends = DividendsKnown & {
  /** True when adjusted and plain closes are the same throughout. */
  readonly none: boolean;
};

/** Two histories side by side, whatever the period: computed once for the same histories. */
export type Pair = {
  readonly sides: Sides;
  readonly comparable: ComparableDays;
  readonly phases: readonly Phase[];
  readonly rolling: RollingGaps | null;
  readonly dividends: { readonly small: Dividends; readonly large: Dividends };
  /** Last close of each side, ISO date. */
  readonly ends: { readonly small: string; readonly large: string };
  readonly readings: readonly FigureReading[];
};

/** Everything a performance card is made from. */
export type PerformanceParts = {
  readonly options: PerformanceOptions;
  readonly pair: Pair;
  /** Null where the common history is shorter than the period. */
  readonly window: Window | null;
  /** Known on the day. */
  readonly published: readonly PublishedPhase[];
  /** Market time's last closed day, ISO date. */
  readonly day: string;
  readonly simulated: boolean;
};
