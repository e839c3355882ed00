import type { Reading } from "../reading.ts";
import type { Estimates, FomcCalendar, FuturesStrip, PmiSeries, PolicyRates, Series, SeriesId } from "./macro.ts";
import type { NewsFeed } from "./news-feed.ts";

/** A ticker symbol as Yahoo and most screens write it: upper case, class shares with a dash, `BRK-B`. */
export type Ticker = string;

/** Funds whose holdings stand for an index. */
export type FundTicker = "IWM" | "IVV" | "IJH" | "IWB";

/** One company in a fund's holdings file. */
export type Holding = {
  /** As Yahoo writes it, class shares with a dash. */
  readonly ticker: Ticker;
  readonly name: string;
  /** GICS sector in the file's words: `Health Care`. */
  readonly sector: string;
  /** US dollars in the fund; the weight in the index is its share of the sum. Never repriced. */
  readonly marketValue: number;
};

/** A fund's holdings on a day; only equities that trade. */
export type Holdings = {
  readonly fund: FundTicker;
  readonly rows: readonly Holding[];
  /** Rows that are no traded equities, and why: cash, collateral, futures, delisted, without a price. */
  readonly leftOut: readonly { readonly ticker: string; readonly name: string; readonly reason: string }[];
};

/** What can be listed: a company's share, a fund, an index, or anything else that has a symbol. */
export type ListingKind = "equity" | "fund" | "index" | "other";

/** What a symbol stands for, as a search for words finds it. Null where the source is silent. */
export type Listing = {
  readonly ticker: Ticker;
  readonly name: string;
  readonly kind: ListingKind;
  /** Name of the exchange: `NASDAQ`. */
  readonly exchange: string | null;
  /** In the source's words, which are not those of holdings files: `Technology`. */
  readonly sector: string | null;
  readonly industry: string | null;
};

/** What a quote says of one company. Null where the source is silent; never 0 in its place. */
export type Quote = {
  readonly ticker: Ticker;
  readonly name: string;
  readonly kind: ListingKind | null;
  /** Last regular-market price in `currency`. */
  readonly price: number;
  /** Instant of that price, ISO 8601 in UTC. */
  readonly observedAt: string;
  readonly currency: string;
  /** Currency of the company's accounts; per-share figures of other currencies than `currency` are not used. */
  readonly accountsCurrency: string | null;
  /** US dollars, all share classes. */
  readonly marketCap: number | null;
  /** Consensus earnings per share of the next fiscal year (not the next twelve months). */
  readonly epsForward: number | null;
  /** Consensus earnings per share of the current, unreported fiscal year. */
  readonly epsCurrentYear: number | null;
  /** Reported earnings per share of the last four quarters. */
  readonly epsTrailing: number | null;
  /** Common book value per share. */
  readonly bookValue: number | null;
  /** The last or next earnings report, ISO 8601 in UTC. */
  readonly reportAt: string | null;
  /** When the coming report is expected, as the source has it: it may lie behind by now, so compare it with the clock. */
  readonly nextReport: NextReport | null;
  /** Close of the trading day before that of `price`. */
  readonly previousClose: number | null;
  /** Lowest and highest price of the last 52 weeks. */
  readonly yearLow: number | null;
  readonly yearHigh: number | null;
  /** Change of the price over 52 weeks, without dividends: 0.12 is a rise of 12%. */
  readonly yearChange: number | null;
  /** Means of the last 50 and 200 closes. */
  readonly average50: number | null;
  readonly average200: number | null;
  /** A year's dividends over the price as a fraction: the announced rate, else what was paid in twelve months. */
  readonly dividendYield: number | null;
};

/** When a company reports next: one instant, or a span of days in which it is expected; ISO 8601 in UTC. */
export type NextReport = {
  readonly from: string;
  readonly to: string;
  /** True when nobody has confirmed it: the source goes by past years. */
  readonly estimated: boolean;
};

/** The answer to one request for at most fifty tickers. Unknown tickers are simply absent. */
export type QuoteBatch = {
  readonly rows: readonly Quote[];
  /** Rows the source sent that could not be read: counted, never guessed. */
  readonly dropped: readonly { readonly ticker: string; readonly reason: string }[];
};

/** Daily closes of a fund or index, ascending. */
export type PriceHistory = {
  readonly ticker: Ticker;
  readonly days: readonly {
    /** ISO date where the exchange is. */
    readonly date: string;
    /** Split-adjusted close. */
    readonly close: number;
    /** Close adjusted for splits and dividends; null where the source has none. */
    readonly adjusted: number | null;
  }[];
};

/** A fund's own published ratios. */
export type FundRatios = {
  readonly fund: Ticker;
  /** Trailing price/earnings as the provider computes it; null when missing. */
  readonly trailingPe: number | null;
  readonly priceBook: number | null;
  readonly priceSales: number | null;
};

/** What a fund says of itself, as its data provider passes it on. Null where the source is silent. */
export type FundFacts = {
  readonly ticker: Ticker;
  readonly name: string | null;
  /** `ETF` and `MUTUALFUND` are funds; `EQUITY` is a company. Null where the source does not say. */
  readonly type: string | null;
  readonly family: string | null;
  /** Style box in the provider's words: `Small Blend`. */
  readonly category: string | null;
  /** Cost a year as a fraction of assets: 0.0019 is 0.19%. */
  readonly expense: number | null;
  /** US dollars, all share classes of the fund together. */
  readonly assets: number | null;
  /** Distributions of twelve months over the price, a fraction. */
  readonly yield: number | null;
  /** As the provider computes them: companies with losses left out. */
  readonly trailingPe: number | null;
  readonly priceBook: number | null;
  /** Three years of months against the provider's own choice of benchmark. */
  readonly beta3Year: number | null;
  /** Total returns as published, fractions; a year for three and more. */
  readonly published: {
    /** ISO date of those over one, three and five years; null where it is not stated. */
    readonly date: string | null;
    readonly oneYear: number | null;
    readonly threeYears: number | null;
    readonly fiveYears: number | null;
    /** Of the end of a month that the source does not name. */
    readonly tenYears: number | null;
  };
  /** The ten largest; weights are fractions. */
  readonly topHoldings: readonly { readonly ticker: Ticker; readonly name: string; readonly weight: number }[];
};

/** One reported fact of many companies, from their filings. */
export type FilingFacts = {
  readonly rows: readonly {
    /** SEC's central index key. */
    readonly cik: number;
    readonly value: number;
    /** End of the reported period, ISO date. */
    readonly end: string;
    /** Accession number: the later filing sorts after the earlier one of the same company and year. */
    readonly accession: string;
  }[];
  readonly dropped: number;
};

/** Everything commands may ask about listed companies, funds and filings. Live, cached and simulated alike. */
export type Market = {
  /** True for the built-in simulated market; every card then says so. */
  readonly simulated: boolean;
  holdings(fund: FundTicker): Promise<Reading<Holdings>>;
  /** One request; at most `QUOTE_BATCH` tickers. */
  quotes(tickers: readonly Ticker[]): Promise<Reading<QuoteBatch>>;
  /** Daily closes from `from` (ISO date) to the last close. */
  history(ticker: Ticker, from: string): Promise<Reading<PriceHistory>>;
  fundRatios(fund: Ticker): Promise<Reading<FundRatios>>;
  /** A fund's cost, size, yield and published figures: one request. A company answers too, and says that it is one. */
  fundFacts(ticker: Ticker): Promise<Reading<FundFacts>>;
  /** A fact by its XBRL tag (`Revenues`) and calendar period, in US dollars. */
  filings(tag: string, period: FramePeriod): Promise<Reading<FilingFacts>>;
  /** SEC's number of each ticker. */
  companyNumbers(): Promise<Reading<Readonly<Record<Ticker, number>>>>;
  /** Fed funds futures, from last month's contract (rarely still quoted) to eighteen months ahead: one request. */
  strip(): Promise<Reading<FuturesStrip>>;
  /** Effective rate and target range of about the last three months. */
  policyRates(): Promise<Reading<PolicyRates>>;
  /** Meetings held and to come. */
  fomc(): Promise<Reading<FomcCalendar>>;
  /** A FRED series from a date on (ISO). */
  series(id: SeriesId, from: string): Promise<Reading<Series>>;
  pmi(): Promise<Reading<PmiSeries>>;
  /** Analysts' estimates of one company: one request each, so they are crawled and never asked in the thousands. */
  estimates(ticker: Ticker): Promise<Reading<Estimates>>;
  /** Headlines that the source's search gives for some words, about twenty. */
  news(query: string): Promise<Reading<NewsFeed>>;
  /** What is listed under a ticker or a name, the likeliest first; none for words that nothing is listed under. */
  find(words: string): Promise<Reading<readonly Listing[]>>;
};

/**
 * The period of a frame: a calendar year's flows `CY2025`, or what stood on a balance sheet at the end of a quarter,
 * `CY2025Q4I`.
 */
export type FramePeriod = `CY${number}` | `CY${number}Q${1 | 2 | 3 | 4}I`;

/** Yahoo answers 429 above 99 symbols; half of that is safe and shares the load evenly. */
export const QUOTE_BATCH = 50;
