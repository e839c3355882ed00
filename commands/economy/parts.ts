import type { KnownMonth } from "../../src/economy/known-months.ts";
import type { PmiLinks } from "../../src/economy/pmi-link.ts";
import type { RegimeMonth } from "../../src/economy/regime-returns.ts";
import type { FigureReading } from "../../src/figure.ts";
import { INDEXES } from "../../src/market/indexes.ts";
import type { PmiSeries, Series } from "../../src/market/macro.ts";
import type { Reading } from "../../src/reading.ts";
import type { Outcome } from "../../src/within.ts";

/** What the answer, the table and the chart are about. */
export const INDICATORS = ["pmi", "credit", "jobs", "inflation"] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Small caps against large caps: the funds whose total returns stand for them. */
export const FUNDS = { small: INDEXES.russell2000.priceFund, large: INDEXES.sp500.priceFund };

/** A source's reading, or why there is none. */
export type Read<Value> = Outcome<Reading<Value>>;

/** Everything an economy card is made from. */
export type EconomyParts = {
  readonly indicator: Indicator;
  readonly pmi: Read<PmiSeries>;
  readonly credit: Read<Series>;
  readonly jobs: Read<Series>;
  readonly inflation: Read<Series>;
  /** Months of the PMI known now, in the earliest vintage we have; empty when it failed. */
  readonly months: readonly KnownMonth[];
  /** The same with their regimes and what followed. */
  readonly regimes: readonly RegimeMonth[];
  readonly links: PmiLinks;
  /** Why prices are missing; null when both funds' are there. */
  readonly pricesFailure: string | null;
  readonly readings: {
    readonly pmi: readonly FigureReading[];
    readonly prices: readonly FigureReading[];
  };
  /** What is still on its way; null when nothing is. */
  readonly pending: string | null;
  /** Market time. */
  readonly now: number;
  readonly simulated: boolean;
};
