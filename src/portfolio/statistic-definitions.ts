import type { Definition } from "../definition.ts";

/** Of every yearly figure. */
export const SHORT = "Null for fewer than 252 daily returns.";
const CASH = "excess over the 3-month Treasury rate of the day, rate / 252";
const PAST = "What was, not what will be.";

/** Return and risk of one series, for a leg of a mix and for a side alike. */
export const statisticDefinitions = (prefix: string, where?: Definition["where"]): readonly Definition[] =>
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
