import type { LargeSide } from "../../src/performance/fund-names.ts";
import type { Period } from "../../src/performance/period.ts";
import type { Phase } from "../../src/performance/phases.ts";
import type { PublishedPhase } from "../../src/performance/published-phases.ts";
import type { RollingGaps } from "../../src/performance/rolling-gaps.ts";
import type { Window } from "../../src/performance/window.ts";
import type { Compared } from "../compared.ts";

/** What was asked; `fund` as a ticker. */
export type PerformanceOptions = { readonly period: Period; readonly against: LargeSide; readonly fund: string };

/** What is taken when nothing is said. */
export const DEFAULTS: PerformanceOptions = { period: "10y", against: "sp500", fund: "IWM" };

/** Two histories side by side, and what all of them tells: computed once for the same histories. */
export type Pair = Compared & {
  readonly phases: readonly Phase[];
  readonly rolling: RollingGaps | null;
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
