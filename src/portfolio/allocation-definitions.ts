import type { Definition } from "../definition.ts";
import { SHORT, statisticDefinitions } from "./statistic-definitions.ts";

const LEG = { leg: ["mix", "core", "satellite"] };

/** Every figure of `allocation`. */
export const ALLOCATION_DEFINITIONS: readonly Definition[] = [
  {
    id: "satellite.weight",
    name: "Satellite",
    unit: "fraction",
    basis: "share of the satellite when weights are put back",
  },
  ...statisticDefinitions("{leg}", LEG),
  {
    id: "mix.trackingError",
    name: "tracking error",
    unit: "per-year",
    basis: "sample deviation (n − 1) of the mix's daily returns less the core's · √252",
    limits: `${SHORT} With weights put back daily it is the satellite's share of the satellite's own.`,
    also: ["TE", "active risk"],
  },
  {
    id: "mix.beta",
    name: "beta",
    unit: "ratio",
    basis: "covariance with the core over the core's variance, daily excess returns",
    limits: "Null without the Treasury rate. Of a short window it says little.",
  },
  {
    id: "legs.correlation",
    name: "correlation",
    unit: "ratio",
    basis: "Pearson's correlation of the daily returns of core and satellite",
    limits: "Rises when markets fall.",
  },
  ...(["total", "cagr", "volatility", "drawdown"] as const).map(
    (what): Definition => ({
      id: `change.${what}`,
      name: "Change",
      unit: "points",
      basis: "mix − core",
      limits: "A satellite of a tenth or a fifth changes little: read the change before the level.",
    }),
  ),
  ...(["sharpe", "sortino"] as const).map(
    (what): Definition => ({ id: `change.${what}`, name: "Change", unit: "ratio", basis: "mix − core" }),
  ),
  {
    id: "rebalanced.{rule}.growth",
    name: "100 became",
    unit: "index",
    basis: "the mix at the last close, 100 at the base",
    limits: "Costs and taxes of putting weights back are not counted.",
    also: ["rebalancing"],
    where: { rule: ["monthly", "quarterly", "yearly", "never"] },
  },
  {
    id: "stress.{window}.{leg}.return",
    name: "return",
    unit: "fraction",
    basis: "last over first level, less 1, in the window",
    limits: "Null where the common history does not reach over the whole window.",
    also: ["stress"],
    where: LEG,
  },
  {
    id: "stress.{window}.{leg}.drawdown",
    name: "worst drawdown",
    unit: "fraction",
    basis: "lowest level over the highest before it, less 1, in the window",
    limits: "Null where the common history does not reach over the whole window.",
    where: LEG,
  },
  ...(["cagr", "volatility"] as const).map(
    (what): Definition => ({
      id: `curve.{share}.${what}`,
      name: what === "cagr" ? "return a year" : "volatility",
      unit: "per-year",
      basis: "a mix with that share in the satellite",
      limits: SHORT,
      also: ["curve"],
    }),
  ),
  {
    id: "curve.{share}.drawdown",
    name: "worst drawdown",
    unit: "fraction",
    basis: "a mix with that share in the satellite",
    also: ["curve"],
  },
  {
    id: "riskFree.rate",
    name: "3-month Treasury rate",
    unit: "percent",
    basis: "mean over the days, each with the rate last known on it",
    also: ["risk-free rate", "cash"],
  },
  { id: "days.n", name: "Daily returns", unit: "count", basis: "days on which both legs have a close, less the base" },
];
