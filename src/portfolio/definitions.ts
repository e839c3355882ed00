import { type Definition, definitionOf } from "../definition.ts";
import { ECONOMY_DEFINITIONS } from "../economy/definitions.ts";
import { VALUATION_DEFINITIONS } from "../valuation/definitions.ts";

const SHORT = "Null for fewer than 252 daily returns.";
const CASH = "excess over the 3-month Treasury rate of the day, rate / 252";
const PAST = "What was, not what will be.";
const LEG = { leg: ["mix", "core", "satellite"] };

/** Return and risk of one series, for a leg of a mix and for a side alike. */
const statistics = (prefix: string, where?: Definition["where"]): readonly Definition[] =>
  [
    {
      id: `${prefix}.total`,
      name: "return",
      unit: "fraction" as const,
      basis: "last over first level, less 1",
      limits: "Costs and taxes are not counted.",
      also: ["total return"],
    },
    {
      id: `${prefix}.cagr`,
      name: "return a year",
      unit: "per-year" as const,
      basis: "compound growth, (∏(1 + r))^(252 / n) − 1",
      limits: SHORT,
      also: ["CAGR", "annual return"],
    },
    {
      id: `${prefix}.volatility`,
      name: "volatility",
      unit: "per-year" as const,
      basis: "sample deviation (n − 1) of daily returns · √252",
      limits: `${SHORT} ${PAST}`,
      also: ["standard deviation", "risk"],
    },
    {
      id: `${prefix}.sharpe`,
      name: "Sharpe ratio",
      unit: "ratio" as const,
      basis: `√252 · mean / sample deviation of ${CASH}`,
      limits: `${SHORT} Null without the Treasury rate. Others take the 252nd root of the rate: the third digit differs.`,
      also: ["Sharpe"],
    },
    {
      id: `${prefix}.sortino`,
      name: "Sortino ratio",
      unit: "ratio" as const,
      basis: `√252 · mean / √(mean of the squares below zero, over all days) of ${CASH}`,
      limits: `${SHORT} Null without the Treasury rate.`,
      also: ["Sortino"],
    },
    {
      id: `${prefix}.drawdown`,
      name: "worst drawdown",
      unit: "fraction" as const,
      basis: "lowest level over the highest before it, less 1, daily closes",
      example: "100, 111.1, 99.99: −10%",
      limits: PAST,
      also: ["drawdown", "max drawdown", "worst fall"],
    },
  ].map((each) => ({ ...each, ...(where ? { where } : {}) }));

/** Every figure of `allocation`. */
export const ALLOCATION_DEFINITIONS: readonly Definition[] = [
  {
    id: "satellite.weight",
    name: "Satellite",
    unit: "fraction",
    basis: "share of the satellite when weights are put back",
  },
  ...statistics("{leg}", LEG),
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
    limits: `${SHORT} Null without the Treasury rate.`,
  },
  {
    id: "legs.correlation",
    name: "correlation",
    unit: "ratio",
    basis: "Pearson's correlation of the daily returns of core and satellite",
    limits: "Rises when markets fall.",
  },
  ...(["cagr", "volatility", "drawdown"] as const).map(
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

/** Every figure of `risk`. */
export const RISK_DEFINITIONS: readonly Definition[] = [
  ...statistics("{side}"),
  {
    id: "small.beta",
    name: "beta",
    unit: "ratio",
    basis: "covariance with large caps over their variance, daily excess returns",
    limits: `${SHORT} Null without the Treasury rate.`,
  },
  {
    id: "small.downCapture",
    name: "down capture",
    unit: "ratio",
    basis: "sum of returns over sum of large caps' returns, on days without a gain of large caps (arithmetic)",
    limits: `${SHORT} Variants that compound give other numbers.`,
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
