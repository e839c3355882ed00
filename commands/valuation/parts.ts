import type { Figure } from "../../src/figure.ts";
import type { Metric } from "../../src/valuation/metric.ts";
import type { Outcome } from "../../src/within.ts";
import type { ChartRead, Period } from "./chart.ts";
import type { SideInputs } from "./inputs.ts";

/** What was asked. */
export type ValuationOptions = {
  readonly metric: Metric;
  readonly against: "sp500" | "sp400" | "russell1000";
  readonly losers: "both" | "include" | "exclude" | "cap";
  readonly period: Period;
};

/** Everything a valuation card is made from. */
export type ValuationParts = {
  readonly options: ValuationOptions;
  readonly small: SideInputs;
  readonly large: SideInputs;
  /** History and change figures. */
  readonly past: readonly Figure[];
  readonly chart: Outcome<ChartRead>;
  readonly now: number;
  readonly simulated: boolean;
};
