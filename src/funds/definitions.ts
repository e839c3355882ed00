import type { Definition } from "../definition.ts";

const PUBLISHED =
  "As the data provider publishes it, without its day; where it is silent a dated published fact may stand in, and is marked.";
const OVER =
  "Over five years, or as long as the younger of the two is listed. Null for fewer than 252 returns. What was, not what will be.";

const of = (key: string, name: string, unit: Definition["unit"], basis: string, more: Partial<Definition> = {}) => ({
  id: `fund.{ticker}.${key}`,
  name,
  unit,
  basis,
  ...more,
});

/** Every figure of `funds`. */
export const FUNDS_DEFINITIONS: readonly Definition[] = [
  of("expense", "expense", "fraction", "cost a year over assets, from the annual report", {
    limits: PUBLISHED,
    also: ["expense ratio", "cost", "fee"],
  }),
  of("assets", "size", "usd", "assets of all share classes together", { limits: PUBLISHED, also: ["AUM", "assets"] }),
  of("yield", "yield", "fraction", "distributions of twelve months over the price", {
    limits: PUBLISHED,
    also: ["dividend yield", "distribution"],
  }),
  of("trailing-pe.published", "published trailing P/E", "multiple", "harmonic, companies with losses left out", {
    limits: `${PUBLISHED} Another definition than ours: never set beside it in one column.`,
    also: ["P/E"],
  }),
  of("price-book.published", "published price/book", "multiple", "harmonic", { limits: PUBLISHED, also: ["P/B"] }),
  of(
    "beta.published",
    "published beta",
    "ratio",
    "three years of months against a benchmark of the data provider's own choice",
    { limits: PUBLISHED },
  ),
  of(
    "return.1y.published",
    "published return",
    "fraction",
    "total return as the data provider publishes it for that day",
    {
      limits: PUBLISHED,
    },
  ),
  ...["3y", "5y"].map((years) =>
    of(
      `return.${years}.published`,
      "published return",
      "per-year",
      "total return as the data provider publishes it for that day",
      { limits: PUBLISHED },
    ),
  ),
  of("return.1y", "total return", "fraction", "adjusted closes, dividends reinvested", { also: ["return"] }),
  ...["3y", "5y", "10y"].map((years) =>
    of(`return.${years}`, "total return", "per-year", "adjusted closes, dividends reinvested", {
      formula: "(∏(1 + r))^(252 / n) − 1",
      limits: "Null where the fund is younger. After its costs, before any tax.",
      also: ["return", "CAGR"],
    }),
  ),
  of("volatility", "volatility", "fraction", "sample deviation of daily total returns times √252", {
    limits: OVER,
    also: ["standard deviation", "risk"],
  }),
  of("drawdown", "worst drop", "fraction", "deepest loss from a peak, daily adjusted closes", {
    limits: OVER,
    also: ["drawdown", "worst drawdown"],
  }),
  of("beta", "beta to IWM", "ratio", "covariance with IWM over its variance, daily total returns as they are", {
    limits: `${OVER} Of raw returns, not in excess of cash.`,
    also: ["beta"],
  }),
  of(
    "trackingError",
    "tracking error to IWM",
    "fraction",
    "sample deviation of daily total returns less IWM's, times √252",
    {
      limits: OVER,
      also: ["tracking error", "TE"],
    },
  ),
  of("holdings", "holdings", "count", "companies it holds", {
    limits: "Where no holdings file is read, a dated published fact stands in, and is marked.",
    also: ["names"],
  }),
  of(
    "forward-pe.exNegative",
    "forward P/E from its holdings, losses left out",
    "multiple",
    "sum of values over sum of positive figures",
    {
      limits: "Only where a holdings file is read: IWM, IVV, IJH, IWB.",
      also: ["P/E", "forward P/E"],
    },
  ),
  of(
    "forward-pe.aggregate",
    "forward P/E from its holdings, losses counted",
    "multiple",
    "sum of values over sum of figures, losses counted",
    {
      limits: "Only where a holdings file is read: IWM, IVV, IJH, IWB.",
      also: ["P/E", "forward P/E"],
    },
  ),
  of(
    "losses.names",
    "companies expected to make no profit",
    "fraction",
    "share of its companies with estimates whose consensus for the next fiscal year is zero or less",
    {
      also: ["loss-makers"],
    },
  ),
  of(
    "weightedMedianCap",
    "weighted median market capitalisation",
    "usd",
    "half of the fund's market value is in companies of this size or smaller",
    {
      also: ["median cap"],
    },
  ),
];
