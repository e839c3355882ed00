import type { Definition } from "../definition.ts";

const PAYERS = "members outside Financials that pay interest";
const MEMBERS = "members outside Financials with annual accounts, whole companies";
const FILED =
  "As filed for the newest calendar year that is filled: months old, and as each company tags its accounts.";
const NO_PAYER = "Null when no member is known to pay interest.";
const ASSUMED =
  "Nothing is hedged, interest is deductible, cash follows the whole move. Null when no member reports debt.";
const CASES = "Few cases, and no sample of anything: never a forecast.";
const GOLDMAN = "as published by Goldman Sachs, April 2013: effect of one point of real US growth";
const EVENT =
  "small − large, cumulative total returns (adjusted closes) from the close of the day of the cut or the first after it, points";

const coverage = (
  id: string,
  name: string,
  unit: Definition["unit"],
  basis: string,
  more: Partial<Definition> = {},
) => ({
  id: `{side}.coverage.${id}`,
  name,
  unit,
  basis: `${basis}; ${PAYERS}`,
  limits: `${NO_PAYER} ${FILED}`,
  also: ["coverage", "interest coverage", "interest cover", "EBIT / interest"],
  ...more,
});

const money = (id: string, name: string, basis: string, also: readonly string[] = []): Definition => ({
  id: `{side}.${id}`,
  name,
  unit: "usd",
  basis: `${basis}; ${MEMBERS}`,
  limits: FILED,
  also,
});

const range = (id: string, name: string, unit: Definition["unit"], basis: string, more: Partial<Definition> = {}) => ({
  id: `move.${id}.{level}`,
  name,
  unit,
  basis,
  limits: ASSUMED,
  also: ["rate move", "worth of a cut"],
  where: { level: ["low", "high"] },
  ...more,
});

/** Every figure of `debt`. */
export const DEBT_DEFINITIONS: readonly Definition[] = [
  coverage("aggregate", "EBIT / interest, all together", "multiple", "EBIT of all over interest of all", {
    example: "EBIT of 174.72 and interest of 58.24: 3.0×",
  }),
  coverage("median", "EBIT / interest, median company", "multiple", "middle of EBIT / interest"),
  coverage("belowOne", "EBIT below interest", "fraction", "share of companies", {
    also: ["coverage", "interest coverage", "zombies"],
  }),
  coverage("belowOneAndHalf", "EBIT below one and a half times interest", "fraction", "share of companies"),
  coverage("firms", "interest payers", "count", "companies"),
  {
    id: "{side}.members",
    name: "members",
    unit: "count",
    basis: "rows of the fund's holdings file that are traded companies",
  },
  {
    id: "{side}.accounts.firms",
    name: "companies with accounts",
    unit: "count",
    basis: `${MEMBERS}; classes of one company counted once`,
  },
  {
    id: "{side}.profitable.firms",
    name: "companies with a profit",
    unit: "count",
    basis: `net income above zero; ${MEMBERS}`,
  },
  money("debt.total", "debt", "short and long-term debt; none reported counts as none", ["total debt"]),
  money("debt.shortTerm", "debt due within a year", "short-term debt"),
  {
    id: "{side}.debt.shortTermShare",
    name: "share of debt due within a year",
    unit: "fraction",
    basis: `short-term over all debt; ${MEMBERS}`,
    limits: FILED,
    also: ["refinancing wall", "maturity"],
  },
  money("cash.total", "cash", "cash, with short-term investments where reported together"),
  money("netIncome.total", "net income", "losses counted"),
  money("netIncome.profitable", "net income of companies with a profit", "losses left out"),
  {
    id: "{side}.leverage.netDebtToEbitda",
    name: "net debt / EBITDA",
    unit: "multiple",
    basis: `debt less cash over EBIT plus depreciation, summed; ${MEMBERS}`,
    limits: `Null when EBITDA adds up to zero or less. ${FILED}`,
    also: ["leverage"],
  },
  {
    id: "{side}.leverage.firms",
    name: "companies in net debt / EBITDA",
    unit: "count",
    basis: `cash, EBIT and depreciation known; ${MEMBERS}`,
  },
  { id: "move.bp", name: "Move of the policy rate", unit: "bp", basis: "as asked; a cut is negative" },
  { id: "assumption.size", name: "Size of the move", unit: "bp", basis: "the move without its sign" },
  {
    id: "floating.low",
    name: "Floating share of small caps' debt, low",
    unit: "fraction",
    basis: "as asked, else the low end of published estimates",
    limits: "Published estimates run from a third to a half by what they count as floating: so a range, and no point.",
    also: ["floating rate debt"],
  },
  {
    id: "floating.high",
    name: "Floating share of small caps' debt, high",
    unit: "fraction",
    basis: "as asked, else the high end of published estimates, rounded",
    limits: "Published estimates run from a third to a half by what they count as floating: so a range, and no point.",
    also: ["floating rate debt"],
  },
  {
    id: "passThrough",
    name: "Share of the move that reaches borrowers",
    unit: "fraction",
    basis: "as asked, else all of it",
    also: ["pass-through"],
  },
  {
    id: "assumption.tax",
    name: "Tax rate",
    unit: "fraction",
    basis: "assumed for every company, also for those with losses",
  },
  { id: "assumption.growth.small", name: "Small-cap earnings for a point of growth", unit: "fraction", basis: GOLDMAN },
  { id: "assumption.growth.large", name: "S&P 500 earnings for a point of growth", unit: "fraction", basis: GOLDMAN },
  {
    id: "floating.published.{place}",
    name: "Floating share of small caps' debt",
    unit: "fraction",
    basis: "as published",
    where: { place: Array.from({ length: 30 }, (_, place) => String(place + 1)) },
  },
  {
    id: "floating.published.count",
    name: "Published floating shares",
    unit: "count",
    basis: "known on that day",
  },
  {
    id: "floating.published.least",
    name: "Published floating shares of small caps' debt, the lowest",
    unit: "fraction",
    basis: "of those that were published by that day",
  },
  {
    id: "floating.published.most",
    name: "Published floating shares of small caps' debt, the highest",
    unit: "fraction",
    basis: "of those that were published by that day",
  },
  {
    id: "year",
    name: "Year of the annual accounts",
    unit: "count",
    basis: "newest calendar year whose annual frame of filings is filled",
  },
  range(
    "interest",
    "Change of interest paid a year",
    "usd",
    "debt · floating share · pass-through · move; nothing hedged",
    { example: "832 bn of debt, 41% floating, −25 bp: −0.853 bn" },
  ),
  {
    id: "move.cash",
    name: "Change of interest earned on cash a year",
    unit: "usd",
    basis: "cash · move: cash follows the whole move",
    limits: ASSUMED,
  },
  range(
    "preTax",
    "Change of earnings before tax a year",
    "usd",
    "− change of interest paid + change of interest earned",
  ),
  range(
    "afterTax",
    "Change of earnings after tax a year",
    "usd",
    "before tax · (1 − tax), interest deductible; refinancing apart",
    { example: "0.853 bn less interest, tax of 25%: +0.640 bn" },
  ),
  range(
    "eps",
    "Change of earnings per share",
    "fraction",
    "after tax over net income, losses counted; the count of shares does not change",
    {
      example: "+0.640 bn on a net income of 100 bn: +0.64%",
      limits: `${ASSUMED} Null when the companies together earn no profit. A cut that is priced already is no catalyst.`,
    },
  ),
  range(
    "profitable.afterTax",
    "The same after tax, companies with a profit only",
    "usd",
    "as after tax, over companies with net income above zero",
  ),
  range(
    "profitable.eps",
    "Change of earnings per share, companies with a profit only",
    "fraction",
    "after tax over net income of companies with net income above zero",
  ),
  range(
    "coverage",
    "EBIT / interest after the move, all together",
    "multiple",
    "EBIT of all interest payers over their interest and its change on their debt",
    { also: ["coverage", "interest coverage"] },
  ),
  range(
    "net",
    "Move and refinancing together after tax a year",
    "usd",
    "change after tax by the move + by refinancing",
    { limits: "Refinancing costs more as long as old coupons are low, and can outweigh a cut." },
  ),
  {
    id: "refinancing.coupon.old",
    name: "Old coupon",
    unit: "percent",
    basis: "interest over debt of companies that report both",
    also: ["coupon", "refinancing"],
  },
  {
    id: "refinancing.coupon.treasury",
    name: "Five-year Treasury yield",
    unit: "percent",
    basis: "constant maturity, last day known",
    also: ["DGS5"],
  },
  {
    id: "refinancing.coupon.spread",
    name: "High-yield spread",
    unit: "percent",
    basis: "ICE BofA US high yield, option-adjusted, last day known",
    also: ["credit spread", "OAS"],
  },
  {
    id: "refinancing.coupon.new",
    name: "New coupon",
    unit: "percent",
    basis: "five-year Treasury yield + high-yield spread",
    limits: "What a speculative borrower pays; others pay less.",
    also: ["coupon", "refinancing"],
  },
  {
    id: "refinancing.interest",
    name: "Interest that refinancing adds a year",
    unit: "usd",
    basis: "debt due within a year · (new coupon − old coupon)",
    limits: "The short-term share is taken to mature within the year. Null without both coupons.",
    also: ["refinancing"],
  },
  {
    id: "refinancing.afterTax",
    name: "Change of earnings after tax a year by refinancing",
    unit: "usd",
    basis: "− interest that refinancing adds · (1 − tax)",
    also: ["refinancing"],
  },
  {
    id: "event.{date}.{horizon}",
    name: "Small − large",
    unit: "points",
    basis: EVENT,
    limits: "Null while that many trading days have not passed.",
    also: ["first cut", "first cuts"],
  },
  ...(
    [
      ["n", "number of cases", "count"],
      ["mean", "mean", "points"],
      ["median", "median", "points"],
      ["hitRate", "share of cases in which small caps did better", "fraction"],
      ["t", "t, mean / (sd / √n)", "ratio"],
    ] as const
  ).map(
    ([id, name, unit]): Definition => ({
      id: `events.{group}.{horizon}.${id}`,
      name,
      unit,
      basis: EVENT,
      limits: CASES,
      also: ["first cut", "first cuts", "after first cuts"],
      where: { group: ["all", "recession", "noRecession"] },
    }),
  ),
];
