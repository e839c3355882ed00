import type { FigureReading } from "../../src/figure.ts";
import type { Series } from "../../src/market/macro.ts";
import type { Period } from "../../src/performance/period.ts";
import type { Riskiness } from "../../src/portfolio/riskiness.ts";
import type { Reading } from "../../src/reading.ts";
import type { Outcome } from "../../src/within.ts";
import type { CashRate } from "../cash-rate.ts";
import type { Compared } from "../compared.ts";
import type { SideInputs } from "../valuation/inputs.ts";

/** The funds whose rides are compared. */
export const FUNDS = { small: "IWM", large: "SPY" } as const;

/** Everything a risk card is made from. */
export type RiskParts = {
  readonly period: Period;
  readonly compared: Compared;
  readonly cash: CashRate;
  /** Null where the common history is shorter than the period. */
  readonly result: Riskiness | null;
  /** Both indexes as `valuation` reads them: who is expected to lose money. */
  readonly small: SideInputs;
  readonly large: SideInputs;
  readonly credit: Outcome<Reading<Series>>;
  /** Everything that prices and rates were read from. */
  readonly readings: readonly FigureReading[];
  /** Market time's last closed day, ISO date. */
  readonly day: string;
  readonly pending: string | null;
  readonly simulated: boolean;
};
