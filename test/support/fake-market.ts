import type { FundTicker, Holding, Market, Quote } from "../../src/market/market.ts";
import type { Reading } from "../../src/reading.ts";

/** A company as a test needs it: a weight, and whatever else the test is about. */
export type FakeCompany = {
  readonly holding: Holding;
  /** Null: the source knows no quote of it. */
  readonly quote: Quote | null;
  /** What its filings say; absent for a company without filings. */
  readonly filing?: { readonly yearEnd: string; readonly revenue?: number };
};

/** The day of the fake world: a Friday after the close. */
export const FAKE_NOW = Date.parse("2026-08-21T21:00:00Z");
export const FAKE_CLOSE = "2026-08-21T20:00:00.000Z";

/** `company("ABC", 40_000, { price: 40, epsForward: 3 })`: 40,000 dollars of a share at 40 that earns 3. */
export function company(
  ticker: string,
  marketValue: number,
  quote: Partial<Quote> | null,
  filing?: FakeCompany["filing"],
): FakeCompany {
  return {
    holding: { ticker, name: `${ticker} Inc`, sector: "Industrials", marketValue },
    quote: quote && {
      ticker,
      name: `${ticker} Inc`,
      kind: "equity",
      price: 10,
      observedAt: FAKE_CLOSE,
      currency: "USD",
      accountsCurrency: "USD",
      marketCap: null,
      epsForward: null,
      epsCurrentYear: null,
      epsTrailing: null,
      bookValue: null,
      reportAt: null,
      nextReport: null,
      previousClose: null,
      yearLow: null,
      yearHigh: null,
      yearChange: null,
      average50: null,
      average200: null,
      dividendYield: null,
      ...quote,
    },
    ...(filing ? { filing } : {}),
  };
}

export type FakeMarketOptions = {
  /** Members by the fund that holds them; a fund that is absent fails. */
  readonly funds: Partial<Record<FundTicker, readonly FakeCompany[]>>;
  readonly fetchedAt?: string;
  readonly holdingsAt?: string;
  /** Sources that hand out older copies. */
  readonly stale?: readonly ("holdings" | "quotes")[];
  /** Sources that fail, with their reason. */
  readonly fails?: Partial<Record<"quotes" | "history" | "fundRatios" | "filings", string>>;
  /** Quotes of these tickers arrive when the promise does. */
  readonly late?: { readonly tickers: readonly string[]; readonly until: Promise<unknown> };
  readonly simulated?: boolean;
  /** What else this market can answer, or answers otherwise. */
  readonly more?: Partial<Market>;
};

/** A market of a few companies. Nothing is cached, everything answers at once. */
export function fakeMarket(options: FakeMarketOptions): Market {
  const { funds, stale = [], fails = {}, late } = options;
  const everyone = Object.values(funds).flat();
  const byTicker = new Map(everyone.map((each) => [each.holding.ticker, each]));
  const reading = <Value>(value: Value, source: string, observedAt = FAKE_CLOSE, isStale = false): Reading<Value> => ({
    value,
    source,
    url: `https://fake.example/${source.toLowerCase().replaceAll(" ", "-")}`,
    observedAt,
    fetchedAt: options.fetchedAt ?? new Date(FAKE_NOW).toISOString(),
    stale: isStale,
  });
  const answering = (kind: keyof typeof fails) => {
    if (fails[kind] !== undefined) throw new Error(fails[kind]);
  };

  return {
    simulated: options.simulated ?? false,
    async holdings(fund) {
      const rows = funds[fund]?.map(({ holding }) => holding);
      if (!rows) throw new Error(`Fake iShares has no holdings of ${fund}`);
      return reading(
        { fund, rows, leftOut: [] },
        `Fake ${fund} holdings`,
        options.holdingsAt ?? "2026-08-20T20:00:00.000Z",
        stale.includes("holdings"),
      );
    },
    async quotes(tickers) {
      answering("quotes");
      if (late && tickers.some((ticker) => late.tickers.includes(ticker))) await late.until;
      const rows = tickers.flatMap((ticker) => byTicker.get(ticker)?.quote ?? []);
      const oldest = rows.map(({ observedAt }) => observedAt).sort()[0];
      return reading({ rows, dropped: [] }, "Fake quotes", oldest, stale.includes("quotes"));
    },
    async history(ticker) {
      answering("history");
      const closes = ticker === "IWM" ? [200, 210, 220] : [400, 500, 550];
      const days = closes.map((close, day) => ({ date: `2026-08-${19 + day}`, close, adjusted: close }));
      return reading({ ticker, days }, "Fake prices");
    },
    async fundRatios(fund) {
      answering("fundRatios");
      const trailingPe = fund === "IWM" ? 17.8 : 26.1;
      return reading({ fund, trailingPe, priceBook: 2, priceSales: 1 }, "Fake fund ratios");
    },
    async filings(tag, period) {
      answering("filings");
      const year = period.slice(2);
      const rows = everyone.flatMap(({ filing }, cik) => {
        if (!filing?.yearEnd.startsWith(year)) return [];
        const value = tag === "NetIncomeLoss" ? 1 : tag === "Revenues" ? filing.revenue : undefined;
        return value === undefined ? [] : [{ cik, value, end: filing.yearEnd, accession: `${year}-1` }];
      });
      return reading({ rows, dropped: 0 }, "Fake filings", "2026-03-31T20:00:00.000Z");
    },
    async companyNumbers() {
      answering("filings");
      return reading(Object.fromEntries(everyone.map(({ holding }, cik) => [holding.ticker, cik])), "Fake numbers");
    },
    fundFacts: silent("fund facts"),
    strip: silent("futures"),
    policyRates: silent("policy rates"),
    fomc: silent("meetings"),
    series: silent("series"),
    pmi: silent("PMI"),
    estimates: silent("estimates"),
    news: silent("headlines"),
    find: silent("listings"),
    ...options.more,
  };
}

/** A source that this test has none of. */
function silent(what: string): () => Promise<never> {
  return async () => {
    throw new Error(`Fake source has no ${what}`);
  };
}

/** S&P's own worked example as the small caps, and two plain companies as the large ones. */
export const EXAMPLE: FakeMarketOptions["funds"] = {
  IWM: [
    company(
      "ABC",
      40_000,
      { price: 40, epsForward: 3, epsCurrentYear: 2, epsTrailing: 2.5, bookValue: 20, marketCap: 4e9 },
      { yearEnd: "2025-12-31", revenue: 2e9 },
    ),
    company(
      "XYZ",
      2_000,
      { price: 2, epsForward: -1.4, epsCurrentYear: -1.6, epsTrailing: -2, bookValue: -0.1, marketCap: 2e8 },
      { yearEnd: "2025-12-31", revenue: 4e8 },
    ),
  ],
  IVV: [
    company(
      "ONE",
      60_000,
      { price: 100, epsForward: 5, epsCurrentYear: 4.5, epsTrailing: 4, bookValue: 25, marketCap: 1e12 },
      { yearEnd: "2025-12-31", revenue: 2e11 },
    ),
    company(
      "TWO",
      40_000,
      { price: 50, epsForward: 2.5, epsCurrentYear: 2, epsTrailing: 2, bookValue: 10, marketCap: 5e11 },
      { yearEnd: "2025-12-31", revenue: 1e11 },
    ),
  ],
  IJH: [company("MID", 5_000, { price: 30, epsForward: 2, epsTrailing: 1.8, bookValue: 12, marketCap: 6e9 })],
  IWB: [company("ONE", 60_000, { price: 100, epsForward: 5, epsTrailing: 4, bookValue: 25, marketCap: 1e12 })],
};
