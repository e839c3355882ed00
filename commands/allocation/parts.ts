import type { FigureReading } from "../../src/figure.ts";
import type { Period } from "../../src/performance/period.ts";
import type { Allocation } from "../../src/portfolio/allocation.ts";
import type { Stressed } from "../../src/portfolio/allocation-figures.ts";
import type { Rebalancing } from "../../src/portfolio/rebalancing.ts";
import type { CashRate } from "../cash-rate.ts";
import type { Compared } from "../compared.ts";

/** What was asked; tickers as sources write them, the satellite in percent. */
export type AllocationOptions = {
  readonly satellite: number;
  readonly fund: string;
  readonly core: string;
  readonly period: Period;
  readonly rebalance: Rebalancing;
};

/** What is taken when nothing is said. */
export const DEFAULTS: AllocationOptions = {
  satellite: 20,
  fund: "IWM",
  core: "SPY",
  period: "10y",
  rebalance: "monthly",
};

/** Everything an allocation card is made from. */
export type AllocationParts = {
  readonly options: AllocationOptions;
  /** The satellite as the small side, the core as the large one. */
  readonly compared: Compared;
  readonly cash: CashRate;
  /** Null where the common history is shorter than the period. */
  readonly result: Allocation | null;
  readonly stressed: Stressed;
  /** Prices and the Treasury rate. */
  readonly readings: readonly FigureReading[];
  /** Market time's last closed day, ISO date. */
  readonly day: string;
  readonly simulated: boolean;
};
