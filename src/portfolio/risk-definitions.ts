import { type Definition, definitionOf } from "../definition.ts";
import { ECONOMY_DEFINITIONS } from "../economy/definitions.ts";
import { VALUATION_DEFINITIONS } from "../valuation/definitions.ts";
import { statisticDefinitions } from "./statistic-definitions.ts";

/** Every figure of `risk`. */
export const RISK_DEFINITIONS: readonly Definition[] = [
  ...statisticDefinitions("{side}"),
  {
    id: "small.beta",
    name: "beta",
    unit: "ratio",
    basis: "covariance with large caps over their variance, daily excess returns",
    limits: "Null without the Treasury rate. Of a short window it says little.",
  },
  {
    id: "small.downCapture",
    name: "down capture",
    unit: "ratio",
    basis: "sum of returns over sum of large caps' returns, on days without a gain of large caps (arithmetic)",
    limits: "Variants that compound give other numbers.",
    also: ["capture", "downside capture"],
  },
  {
    id: "legs.correlation",
    name: "correlation",
    unit: "ratio",
    basis: "Pearson's correlation of the daily returns of small and large caps",
  },
  {
    id: "{side}.underWater.days",
    name: "longest time under water",
    unit: "days",
    basis: "calendar days from a peak until it is reached again, or until the last close",
    also: ["under water", "recovery"],
  },
  {
    id: "{side}.underWater.now",
    name: "below its peak now",
    unit: "fraction",
    basis: "last level over the highest of the period, less 1",
  },
  {
    id: "worst.{rank}.{side}",
    name: "worst month",
    unit: "fraction",
    basis: "return of a whole calendar month, ranked by small caps",
    also: ["worst months"],
  },
  {
    id: "riskFree.rate",
    name: "3-month Treasury rate",
    unit: "percent",
    basis: "mean over the days, each with the rate last known on it",
    also: ["risk-free rate", "cash"],
  },
  { id: "days.n", name: "Daily returns", unit: "count", basis: "days on which both sides have a close, less the base" },
  definitionOf(VALUATION_DEFINITIONS, "small.losses.names"),
  definitionOf(ECONOMY_DEFINITIONS, "credit.highYieldSpread"),
];
