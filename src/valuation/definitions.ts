import type { Definition } from "../definition.ts";
import { METHODS, METRIC_WORDS, METRICS, type Method } from "./metric.ts";

type MethodWords = Pick<Definition, "basis" | "example" | "limits" | "also"> & { readonly formula: string };

/** How losses are treated, each a published convention; in formulas w is the market value in the fund's holdings. */
export const METHOD_WORDS: Readonly<Record<Method, MethodWords>> = {
  exNegative: {
    basis: "sum of values over sum of positive figures, members at zero or less left out of both",
    formula: "sum w / sum(w · figure / price) over figures above zero",
    example: "40,000 dollars earning 3,000 and 2,000 dollars losing 1,400: 13.33×, since the loss-maker is left out",
    limits:
      "Flatters an index with many loss-makers: what they cost and what they lose are both left out. It is what FTSE Russell and most issuers publish. Not meaningful when no member is above zero.",
    also: ["losses left out", "excluding losses", "without losses", "weighted harmonic mean"],
  },
  aggregate: {
    basis: "sum of values over sum of figures, losses counted",
    formula: "sum w / sum(w · figure / price) over all with the figure",
    example: "40,000 dollars earning 3,000 and 2,000 dollars losing 1,400: 26.25×, since the loss counts",
    limits:
      "A few large losses move it far. It is what S&P Dow Jones and MSCI publish. Not meaningful when the losses eat up all profits.",
    also: ["losses counted", "including losses", "with losses"],
  },
  harmonicCapped: {
    basis: "value-weighted harmonic mean of the positive ratios, each capped at 60",
    formula: "1 / sum(w / min(price / figure, 60)) over figures above zero, w adding up to 1",
    example: "equal weights at 20, 20, 50 and 100: 29.27×, and 30.77× without the cap",
    limits:
      "The way of iShares fact sheets: losses are left out, and a ratio over 60 counts as 60. Not meaningful when no member is above zero.",
    also: ["capped", "iShares method"],
  },
  median: {
    basis: "unweighted median of the positive ratios",
    formula: "median of price / figure over figures above zero",
    example: "ratios of 10, 20 and 60: 20×",
    limits: "Says what the company in the middle costs, not what the index costs: the smallest counts as the largest.",
    also: ["typical company"],
  },
};

const PE = ["P/E", "PE", "PE ratio", "price earnings", "price/earnings", "multiple"];
const ALSO = {
  "forward-pe": PE,
  "trailing-pe": PE,
  "price-book": ["P/B", "PB", "price to book"],
  "price-sales": ["P/S", "PS", "price to sales"],
};
const NO_DATA = "Null when no member has the figure.";

/** Every figure of `valuation`. */
export const VALUATION_DEFINITIONS: readonly Definition[] = [
  ...METRICS.flatMap((metric) =>
    METHODS.map((method): Definition => {
      const { name, methods, basis } = METRIC_WORDS[metric];
      const words = METHOD_WORDS[method];
      return {
        ...words,
        id: `{side}.${metric}.${method}`,
        name: `${name}, ${methods[method]}`,
        unit: "multiple",
        basis: `${words.basis}; ${basis}`,
        also: [...(words.also ?? []), ...ALSO[metric]],
      };
    }),
  ),
  ...METHODS.map((method): Definition => {
    const words = METHOD_WORDS[method];
    return {
      ...words,
      id: `{side}.ntm.${method}`,
      name: `P/E on the next twelve months, ${METRIC_WORDS["forward-pe"].methods[method]}`,
      unit: "multiple",
      basis: `${words.basis}; price over consensus earnings per share of the next twelve months, blended from two fiscal years by the months left`,
      limits: `${words.limits} Only companies whose fiscal year end is known take part.`,
      also: [...(words.also ?? []), ...PE, "NTM", "twelve-month forward"],
    };
  }),
  {
    id: "{side}.topDown.trailing-pe",
    name: "fund's published trailing P/E",
    unit: "multiple",
    basis:
      "as the data provider publishes it for the fund: positive earnings only; its day is not stated, the time is that of the fund's price",
    limits: "A cross-check of another's making: its method and its day are not ours.",
    also: [...PE, "top-down"],
  },
  {
    id: "{side}.coverage.weight",
    name: "covered by weight",
    unit: "fraction",
    basis: "market value of members with the figure over that of all members",
    limits: NO_DATA,
    also: ["coverage"],
  },
  {
    id: "{side}.coverage.names",
    name: "covered by names",
    unit: "fraction",
    basis: "members with the figure over all members",
    limits: NO_DATA,
    also: ["coverage"],
  },
  {
    id: "{side}.losses.weight",
    name: "zero or less, by weight",
    unit: "fraction",
    basis: "share of the covered market value whose figure is zero or less",
    limits: NO_DATA,
    also: ["loss-makers", "losses", "unprofitable"],
  },
  {
    id: "{side}.losses.names",
    name: "zero or less, by names",
    unit: "fraction",
    basis: "share of the covered members whose figure is zero or less",
    limits: NO_DATA,
    also: ["loss-makers", "losses", "unprofitable"],
  },
  { id: "{side}.names", name: "members", unit: "count", basis: "traded equities in the fund's holdings file" },
  {
    id: "gap.{metric}.{method}.discount",
    name: "Discount of small caps",
    unit: "fraction",
    basis: "1 − small / large; positive = small caps cheaper",
    example: "13.6× against 17.2×: a discount of 20.9%",
    limits: "Both sides by the same method, or there is none. A discount of 21% is no gain of 21%: see the re-rating.",
    also: ["gap", "cheaper", "dearer", "premium"],
    where: { metric: METRICS, method: METHODS },
  },
  {
    id: "gap.{metric}.{method}.turns",
    name: "Gap in turns",
    unit: "multiple",
    basis: "small − large",
    example: "13.6× against 17.2×: −3.6 turns",
    limits: "Both sides by the same method, or there is none.",
    where: { metric: METRICS, method: METHODS },
  },
  {
    id: "gap.{metric}.{method}.rerating",
    name: "Re-rating to parity",
    unit: "fraction",
    basis: "large / small − 1",
    example: "13.6× against 17.2×: 26.5%",
    limits: "How far small caps would rise if they alone moved to the other's multiple; no forecast that they will.",
    also: ["rerating", "upside"],
    where: { metric: METRICS, method: METHODS },
  },
];
