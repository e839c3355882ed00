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
  /** "... of its companies": what those members do; null where it says nothing about them. */
  readonly lose: string | null;
  /** The methods as a table's first column names them. */
  readonly methods: Readonly<Record<Method, string>>;
};

const CAPPED = "left out, capped at 60×";
const MEDIAN = "median company";
const LOSSES = { exNegative: "losses left out", aggregate: "losses counted", harmonicCapped: CAPPED, median: MEDIAN };

export const METRIC_WORDS: Readonly<Record<Metric, MetricWords>> = {
  "forward-pe": {
    name: "forward P/E",
    fundamental: "next fiscal year's expected earnings",
    basis: "price over analysts' consensus earnings per share of the next fiscal year (not the next twelve months)",
    losers: "loss-makers",
    lose: "are expected to make no profit",
    methods: LOSSES,
  },
  "trailing-pe": {
    name: "trailing P/E",
    fundamental: "the last four quarters' earnings",
    basis: "price over reported diluted earnings per share of the last four quarters",
    losers: "loss-makers",
    lose: "made no profit",
    methods: LOSSES,
  },
  "price-book": {
    name: "price/book",
    fundamental: "book value",
    basis: "price over common book value per share of the last report",
    losers: "negative book values",
    lose: "have no positive book value",
    methods: { ...LOSSES, exNegative: "negative left out", aggregate: "negative counted" },
  },
  "price-sales": {
    name: "price/sales",
    fundamental: "annual sales",
    basis: "market capitalisation over revenue of the newest annual filing",
    losers: "companies without sales",
    lose: null,
    methods: { ...LOSSES, exNegative: "no sales left out", aggregate: "no sales counted" },
  },
};

/** Whether a metric is a price/earnings ratio: what is said of losses and of funds' own ratios is about those. */
export function isEarningsMetric(metric: Metric): boolean {
  return metric === "forward-pe" || metric === "trailing-pe";
}
