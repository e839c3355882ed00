import type { Definition } from "../definition.ts";

const KNOWN =
  "The value of a month is used from the day it came out, never earlier. ISM licenses its data: an operator's own values stand before the source's.";
const OVERLAP =
  "Windows of twelve months overlap: the count of those that do not is given beside it. What went together need not go together again.";
const FEW = "Null with too few months to pair.";

const STUDY = "total return, small − large, from the close of the release";

/** Figures of the link between the PMI and small − large under a prefix. */
function yearly(prefix: string): readonly Definition[] {
  const basis = "twelve-month change of the PMI with small − large total return over twelve months";
  return [
    {
      id: `${prefix}.correlation`,
      name: "Correlation with small − large",
      unit: "ratio",
      basis,
      limits: `${OVERLAP} ${FEW}`,
      also: ["correlation"],
    },
    { id: `${prefix}.t`, name: "Its t", unit: "ratio", basis: `slope / error; ${basis}`, limits: `${OVERLAP} ${FEW}` },
    { id: `${prefix}.n`, name: "Months in it", unit: "count", basis },
    {
      id: `${prefix}.nonOverlapping`,
      name: "Twelve-month windows of their own",
      unit: "count",
      basis: `windows among them that do not overlap; ${basis}`,
    },
  ];
}

const BETA =
  "points of small − large total return in the month after the release per point of change of the PMI over one month";
const ERRORS = "Newey–West errors, which allow for windows that overlap";

const CREDIT = "option-adjusted spread of US high-yield bonds over Treasuries";
const JOBS = "US unemployment rate, seasonally adjusted";
const PRICES = "consumer price index CPIAUCSL, seasonally adjusted, over that of twelve months before";
const REVISED = "As the series stands today: earlier months may have been revised since they came out.";

/** Every figure of `economy`. */
export const ECONOMY_DEFINITIONS: readonly Definition[] = [
  {
    id: "pmi.level",
    name: "ISM manufacturing PMI",
    unit: "index",
    basis: "ISM manufacturing PMI",
    example: "30% of firms report more, 50% the same: 30 + 25 = 55",
    limits: `50 is no change in manufacturing, a small part of the economy. ${KNOWN}`,
    also: ["PMI", "ISM", "manufacturing"],
  },
  {
    id: "pmi.change{span}m",
    name: "PMI, change",
    unit: "index",
    basis: "ISM manufacturing PMI less that of some months before",
    limits: KNOWN,
    also: ["PMI change"],
    where: { span: ["3", "12"] },
  },
  ...(
    [
      ["pmi.months", "Months with a PMI"],
      ["pmi.months.inTime", "Months as seen when they came out"],
      ["pmi.months.later", "Months as the source has them since"],
      ["pmi.months.own", "Months given by the operator"],
    ] as const
  ).map(([id, name]): Definition => ({ id, name, unit: "count", basis: "months of the PMI that are used here" })),
  {
    id: "pmi.refused.{month}",
    name: "PMI, not used",
    unit: "index",
    basis: "ISM manufacturing PMI as the source has it",
    limits: "Null always: a value that cannot be right is shown with its reason and not used.",
  },
  ...(
    [
      ["n", "Months", "count"],
      ["nonOverlapping", "Windows that do not overlap", "count"],
      ["mean", "Mean of small − large", "points"],
      ["median", "Median of small − large", "points"],
      ["hitRate", "Share with small caps ahead", "fraction"],
    ] as const
  ).flatMap(([key, name, unit]) =>
    ["regime.{level}.{direction}.{window}.", "regime.all.{window}."].map(
      (prefix): Definition => ({
        id: `${prefix}${key}`,
        name,
        unit,
        basis: STUDY,
        limits: `${OVERLAP} Null when no such month has a window that is over.`,
        also: ["regime", "after such months"],
        where: { level: ["above", "below"], direction: ["rising", "falling"] },
      }),
    ),
  ),
  ...yearly("link"),
  ...yearly("link.ahead"),
  {
    id: "link.beta",
    name: "Beta of small − large on the PMI",
    unit: "ratio",
    basis: `slope of ${BETA}`,
    limits: `A slope near its own error says nothing. ${FEW}`,
    also: ["beta", "regression"],
  },
  {
    id: "link.beta.se",
    name: "Standard error of the beta",
    unit: "ratio",
    basis: `${ERRORS}; ${BETA}`,
    limits: FEW,
  },
  {
    id: "link.beta.t",
    name: "t of the beta",
    unit: "ratio",
    basis: `beta / error, ${ERRORS}; ${BETA}`,
    limits: FEW,
  },
  { id: "link.beta.n", name: "Months in the beta", unit: "count", basis: `${BETA}; windows do not overlap` },
  {
    id: "credit.highYieldSpread",
    name: "High-yield spread",
    unit: "percent",
    basis: CREDIT,
    limits: "ICE owns the series and FRED gives its last years only.",
    also: ["credit spread", "OAS", "BAMLH0A0HYM2"],
  },
  {
    id: "credit.change3m",
    name: "High-yield spread, change over three months",
    unit: "bp",
    basis: `${CREDIT}; less that of three months before`,
    limits: "Null without a value within a week before that day.",
  },
  {
    id: "credit.percentile",
    name: "High-yield spread, share of days below",
    unit: "fraction",
    basis: "share of the days with a lower spread, ties counted half",
    limits: "Of the days that we have, not of all history.",
    also: ["percentile"],
  },
  { id: "credit.n", name: "Days in the share", unit: "count", basis: "days with a spread" },
  {
    id: "jobs.unemployment",
    name: "Unemployment",
    unit: "percent",
    basis: JOBS,
    limits: REVISED,
    also: ["jobs", "unemployment rate", "UNRATE"],
  },
  {
    id: "jobs.change{span}m",
    name: "Unemployment, change",
    unit: "points",
    basis: `${JOBS}; less that of some months before`,
    limits: REVISED,
    where: { span: ["3", "12"] },
  },
  {
    id: "inflation.cpi",
    name: "Consumer prices, change over twelve months",
    unit: "fraction",
    basis: PRICES,
    limits: REVISED,
    also: ["inflation", "CPI", "CPIAUCSL"],
  },
  {
    id: "inflation.threeMonthsAgo",
    name: "The same three months before",
    unit: "fraction",
    basis: PRICES,
    limits: REVISED,
  },
  {
    id: "inflation.change3m",
    name: "Inflation, change over three months",
    unit: "points",
    basis: `${PRICES}; less the same of three months before`,
    limits: REVISED,
  },
];
