import type { Definition } from "../definition.ts";

const OF_DAYS = "total return, adjusted closes";
const RATIO = "daily ln({small} / {large}), 0 at the base, total return, adjusted closes";
const PULL =
  "Null unless φ lies between 0 and 1. A short one alone proves nothing: the Dickey–Fuller statistic says whether there is any pull back to the mean that can be relied on.";
const LINE = "L(t) = c + φ·L(t − 1) by least squares with an intercept, L the daily ln({small} / {large})";
const ROLLING = "{small} − {large}, cumulative over ten years to each month-end";
const OVERLAP = "Windows of ten years overlap: a place among them, and no evidence.";
const HALF_LIFE = ["half-life", "half life", "mean reversion", "reversion"];

/** Every figure of `performance`. */
export const PERFORMANCE_DEFINITIONS: readonly Definition[] = [
  {
    id: "{side}.return.total",
    name: "return",
    unit: "fraction",
    basis: OF_DAYS,
    limits:
      "Of funds, after their costs and before any tax. Price only, and said so, where the source has no dividends.",
    also: ["total return", "performance"],
  },
  {
    id: "{side}.return.cagr",
    name: "return a year",
    unit: "per-year",
    basis: "compound growth, 252 days a year",
    also: ["CAGR", "annual return", "compound growth"],
  },
  {
    id: "gap.points",
    name: "{small} − {large}, cumulative",
    unit: "points",
    basis: "{small} − {large}; total return",
    example: "100% against 230% over ten years: −130 points",
    limits:
      "Depends on the level of both returns: 130 points are 39% less wealth at 100% against 230%, and 20% at 420% against 550%.",
    also: ["gap in points", "130 points", "underperformance"],
  },
  {
    id: "gap.relativeWealth",
    name: "Wealth in {small} against {large}",
    unit: "fraction",
    basis: "(1 + return of {small}) / (1 + return of {large}) − 1",
    example: "100% against 230%: −39.4%",
    also: ["relative wealth"],
  },
  {
    id: "gap.perYear",
    name: "{small} − {large}, a year",
    unit: "points",
    basis: "{small} − {large} of compound growth",
    example: "100% against 230% over ten years: −5.5 points",
  },
  { id: "days.n", name: "Closes of both", unit: "count", basis: "days on which both have a close, the base included" },
  {
    id: "days.dropped",
    name: "Days left out",
    unit: "count",
    basis: "days between on which only one has a close",
  },
  { id: "ratio.now", name: "Ratio now", unit: "ratio", basis: RATIO, also: ["ratio", "relative strength"] },
  { id: "ratio.n", name: "Days of the ratio", unit: "count", basis: RATIO },
  { id: "ratio.mean", name: "Its mean", unit: "ratio", basis: `mean of the ${RATIO}` },
  { id: "ratio.deviation", name: "Its deviation", unit: "ratio", basis: `sample deviation (n − 1) of the ${RATIO}` },
  {
    id: "ratio.z",
    name: "Its z-score",
    unit: "ratio",
    basis: `(now − mean) / deviation (n − 1) of the ${RATIO}`,
    limits: "A ratio that drifts is far from its mean most of the time: being so is no sign that it turns.",
    also: ["z", "z-score"],
  },
  {
    id: "ratio.percentile",
    name: "Share of days below",
    unit: "fraction",
    basis: `days below today's, ties half, of the ${RATIO}`,
    also: ["percentile"],
  },
  {
    id: "ratio.distance",
    name: "Distance to its mean",
    unit: "fraction",
    basis: `exp(mean − now) − 1 of the ${RATIO}`,
    limits: "What small caps would gain on large caps if the ratio went back to its mean; no forecast that it will.",
  },
  {
    id: "ratio.slope",
    name: "Its trend",
    unit: "per-year",
    basis: `slope of a straight line through the ${RATIO}`,
    also: ["trend"],
  },
  { id: "ratio.phi", name: "φ", unit: "ratio", basis: LINE, also: ["phi", "AR(1)", "autoregression"] },
  {
    id: "ratio.halfLife.years",
    name: "Half-life",
    unit: "years",
    basis: `ln 0.5 / ln (φ) days of trading, where that is between 0 and 1; ${LINE}`,
    example: "φ of 0.85: 4.265 periods",
    limits: PULL,
    also: HALF_LIFE,
  },
  {
    id: "ratio.halfLife.days",
    name: "Half-life, days of trading",
    unit: "days",
    basis: `ln 0.5 / ln (φ) days of trading, where that is between 0 and 1; ${LINE}`,
    limits: PULL,
    also: HALF_LIFE,
  },
  { id: "ratio.phiCorrected", name: "φ without its bias", unit: "ratio", basis: `φ + (1 + 3φ) / n; ${LINE}` },
  {
    id: "ratio.halfLifeCorrected.years",
    name: "Half-life without the bias",
    unit: "years",
    basis: "ln 0.5 / ln (φ + (1 + 3φ) / n) days of trading, where that is between 0 and 1",
    limits: `Least squares finds φ too small in short samples, and so half-lives too short. ${PULL}`,
    also: HALF_LIFE,
  },
  {
    id: "ratio.halfLifeCorrected.days",
    name: "Half-life without the bias, days of trading",
    unit: "days",
    basis: "ln 0.5 / ln (φ + (1 + 3φ) / n) days of trading, where that is between 0 and 1",
    limits: `Least squares finds φ too small in short samples, and so half-lives too short. ${PULL}`,
    also: HALF_LIFE,
  },
  {
    id: "ratio.dickeyFuller",
    name: "Dickey–Fuller statistic",
    unit: "ratio",
    basis: `(φ − 1) / its ordinary standard error; ${LINE}`,
    limits: "Above its 5% value there is no statistically reliable mean reversion, whatever the half-life.",
    also: ["Dickey-Fuller", "unit root", "mean reversion"],
  },
  {
    id: "ratio.dickeyFuller.critical",
    name: "Its 5% value",
    unit: "ratio",
    basis: "5% value of the Dickey–Fuller statistic with a constant, for large samples",
  },
  { id: "rolling.gap.points", name: "Ten-year gap", unit: "points", basis: ROLLING, limits: OVERLAP },
  { id: "rolling.gap.lowest", name: "Lowest ten-year gap", unit: "points", basis: ROLLING, limits: OVERLAP },
  { id: "rolling.gap.highest", name: "Highest ten-year gap", unit: "points", basis: ROLLING, limits: OVERLAP },
  {
    id: "rolling.percentile",
    name: "Share of ten-year gaps below",
    unit: "fraction",
    basis: `ties half; ${ROLLING}`,
    limits: OVERLAP,
    also: ["percentile"],
  },
  { id: "rolling.n", name: "Ten-year windows", unit: "count", basis: ROLLING },
  {
    id: "rolling.nonOverlapping",
    name: "Ten-year windows of their own",
    unit: "count",
    basis: `that do not overlap; ${ROLLING}`,
  },
  {
    id: "phase.turn",
    name: "Gain of the other side that makes a turn",
    unit: "fraction",
    basis: "our rule; on the month-end ratio",
    also: ["leadership"],
  },
  {
    id: "phase.{place}.lead",
    name: "{fund} ahead",
    unit: "fraction",
    basis: "what the leader gained on the other from {day} to {day}; turning points of the month-end ratio",
    limits: "A turn is known only after it: the last phase may be none.",
    also: ["leadership", "phase", "phases", "cycle"],
  },
  {
    id: "published.{month}.lead",
    name: "{index} ahead",
    unit: "fraction",
    basis: "cumulative relative move of the Russell 2000 and the S&P 500 as printed by CME Group in 2025",
    limits: "Printed, not computed by us.",
    also: ["leadership", "CME"],
  },
];
