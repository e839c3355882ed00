/** What a price is compared with. */
export type Metric = "forward-pe" | "trailing-pe" | "price-book" | "price-sales";

export const METRICS = ["forward-pe", "trailing-pe", "price-book", "price-sales"] as const;

/** How losses are treated; each is a published convention. */
export type Method = "aggregate" | "exNegative" | "harmonicCapped" | "median";

export const METHODS = ["exNegative", "aggregate", "harmonicCapped", "median"] as const;

/** Words for a metric, so that every card, receipt and method text says the same. */
export type MetricWords = {
  readonly name: string;
  /** "On ... the Russell 2000 trades at": what the price is compared with. */
  readonly fundamental: string;
  /** Exactly which figure, from whom. */
  readonly basis: string;
  /** Members whose figure is zero or less. */
  readonly losers: string;
};

export const METRIC_WORDS: Readonly<Record<Metric, MetricWords>> = {
  "forward-pe": {
    name: "forward P/E",
    fundamental: "next fiscal year's expected earnings",
    basis: "price over analysts' consensus earnings per share of the next fiscal year (not the next twelve months)",
    losers: "loss-makers",
  },
  "trailing-pe": {
    name: "trailing P/E",
    fundamental: "the last four quarters' earnings",
    basis: "price over reported diluted earnings per share of the last four quarters",
    losers: "loss-makers",
  },
  "price-book": {
    name: "price/book",
    fundamental: "book value",
    basis: "price over common book value per share of the last report",
    losers: "companies with negative book value",
  },
  "price-sales": {
    name: "price/sales",
    fundamental: "annual sales",
    basis: "market capitalisation over revenue of the newest annual filing",
    losers: "companies without sales",
  },
};

/** Words for a method in a table's first column. */
export const METHOD_WORDS: Readonly<Record<Method, string>> = {
  exNegative: "losses left out",
  aggregate: "losses counted",
  harmonicCapped: "left out, capped at 60×",
  median: "median company",
};
