import type { Reading } from "../reading.ts";
import type { FundRatios, Market, PriceHistory, QuoteBatch, Ticker } from "./market.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { closeOf } from "./session.ts";
import { SourceFailure } from "./source-failure.ts";
import { QUOTE_FIELDS, toFundRatios, toHistory, toQuoteBatch } from "./yahoo-rows.ts";

/** Real crumbs are about eleven characters; an error text served as a crumb would poison every later request. */
const CRUMB = /^[\w./\\-]{5,40}$/;
const SOURCE = "Yahoo Finance";

/**
 * Yahoo Finance through yahoo-finance2: unofficial and free, for personal use by its terms. Delayed prices, analysts'
 * consensus with gaps for small companies; `epsForward` is the next fiscal year.
 *
 * The library's own validation is off, since it refuses whole answers over fields nobody here reads; our lenient
 * schemas in `yahoo-rows.ts` read row by row. It has no time limits, retries or crumb renewal: those are here and in
 * `polite-fetch.ts`.
 *
 * @param now - Market time, for the fetch clock of readings.
 */
export function yahooSource(polite: PoliteFetch, now: () => number): Pick<Market, "quotes" | "history" | "fundRatios"> {
  const client = once(() => openClient(polite));
  const fetched = () => new Date(now()).toISOString();

  async function ask<Answer>(request: (yahoo: Client) => Promise<Answer>): Promise<Answer> {
    const { yahoo, crumbAge, renewCrumb } = await client();
    const age = crumbAge();
    try {
      return await request(yahoo);
    } catch (error) {
      if (!isCrumbTrouble(error)) throw asFailure(error);
      await renewCrumb(age);
      return await request(yahoo).catch((again: unknown) => {
        throw asFailure(again);
      });
    }
  }

  return {
    async quotes(tickers: readonly Ticker[]): Promise<Reading<QuoteBatch>> {
      const rows: unknown = await ask((yahoo) =>
        yahoo.quote([...tickers], { fields: QUOTE_FIELDS, return: "array" }, UNCHECKED),
      );
      if (!Array.isArray(rows)) throw new SourceFailure("unreadable", SOURCE, "Yahoo Finance sent no list of quotes");
      const value = toQuoteBatch(rows);
      const fetchedAt = fetched();
      return {
        value,
        source: "Yahoo Finance quotes",
        url: `https://query2.finance.yahoo.com/v7/finance/quote?symbols=${tickers.join()}`,
        // A batch without a single row carries no figure, so its time is never shown.
        observedAt: value.rows.map(({ observedAt }) => observedAt).sort()[0] ?? fetchedAt,
        fetchedAt,
        stale: false,
      };
    },

    async history(ticker: Ticker, from: string): Promise<Reading<PriceHistory>> {
      const period2 = new Date(now());
      const answer: unknown = await ask((yahoo) =>
        yahoo.chart(ticker, { period1: from, period2, interval: "1d", return: "array" }, UNCHECKED),
      );
      const history = toHistory(ticker, answer);
      const days = history?.days.filter(({ date }) => Date.parse(closeOf(date)) <= now()) ?? [];
      const last = days.at(-1);
      if (!last) throw new SourceFailure("missing", SOURCE, `Yahoo Finance has no price history of ${ticker}`);
      return {
        value: { ticker, days },
        source: "Yahoo Finance prices",
        url: `https://query2.finance.yahoo.com/v8/finance/chart/${encodeURIComponent(ticker)}?interval=1d`,
        observedAt: closeOf(last.date),
        fetchedAt: fetched(),
        stale: false,
      };
    },

    async fundRatios(fund: Ticker): Promise<Reading<FundRatios>> {
      const answer: unknown = await ask((yahoo) =>
        yahoo.quoteSummary(fund, { modules: ["topHoldings", "price"] }, UNCHECKED),
      );
      const ratios = toFundRatios(answer);
      if (!ratios) throw new SourceFailure("missing", SOURCE, `Yahoo Finance publishes no ratios of ${fund}`);
      return {
        value: { fund, trailingPe: ratios.pe, priceBook: ratios.pb, priceSales: ratios.ps },
        source: "Yahoo Finance fund ratios",
        url: `https://query2.finance.yahoo.com/v10/finance/quoteSummary/${encodeURIComponent(fund)}?modules=topHoldings,price`,
        observedAt: ratios.observedAt,
        fetchedAt: fetched(),
        stale: false,
      };
    },
  };
}

const UNCHECKED = { validateResult: false } as const;

/** The three calls that are used, with answers that nobody has checked. */
type Client = {
  quote(tickers: string[], options: object, how: typeof UNCHECKED): Promise<unknown>;
  chart(ticker: string, options: object, how: typeof UNCHECKED): Promise<unknown>;
  quoteSummary(ticker: string, options: object, how: typeof UNCHECKED): Promise<unknown>;
};

type OpenClient = {
  readonly yahoo: Client;
  /** How often the crumb has been renewed. */
  crumbAge(): number;
  /** Forty requests may find the same crumb expired: only the first one that saw this age renews it. */
  renewCrumb(seenAge: number): Promise<void>;
};

/** The library is loaded at the first request: it is large, and a start should not wait for it. */
async function openClient(polite: PoliteFetch): Promise<OpenClient> {
  const [{ default: createYahooFinance }, quote, chart, quoteSummary, { ExtendedCookieJar }, { getCrumbClear }] =
    await Promise.all([
      import("yahoo-finance2/createYahooFinance"),
      import("yahoo-finance2/modules/quote"),
      import("yahoo-finance2/modules/chart"),
      import("yahoo-finance2/modules/quoteSummary"),
      import("yahoo-finance2/lib/cookieJar"),
      import("yahoo-finance2/lib/getCrumb"),
    ]);
  const YahooFinance = createYahooFinance({
    modules: { quote: quote.default, chart: chart.default, quoteSummary: quoteSummary.default },
  });
  const cookieJar = new ExtendedCookieJar();
  const silent = () => {};
  const yahoo = new YahooFinance({
    fetch: (input, init) => checkedFetch(polite, input, init),
    cookieJar,
    versionCheck: false,
    suppressNotices: ["yahooSurvey", "ripHistorical"],
    // Pace and concurrency are kept by our own fetch.
    queue: { concurrency: 64, interval: 0 },
    validation: { logErrors: false, logOptionsErrors: false },
    logger: { info: silent, warn: silent, error: silent, debug: silent, dir: silent },
  });
  let age = 0;
  return {
    yahoo: yahoo as unknown as Client,
    crumbAge: () => age,
    async renewCrumb(seen) {
      if (seen !== age) return;
      age += 1;
      await getCrumbClear(cookieJar);
    },
  };
}

/** What the library cannot tell apart by itself: an error text as crumb, a web page where data is expected. */
async function checkedFetch(polite: PoliteFetch, input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  const response = await polite.fetch(url, init);
  if (url.pathname.endsWith("/getcrumb")) {
    const crumb = await response.clone().text();
    if (!CRUMB.test(crumb.trim())) throw new SourceFailure("limited", SOURCE, "Yahoo Finance gave no usable key");
  } else if (/^\/(v\d+|ws)\//.test(url.pathname) && (await response.clone().text()).trimStart().startsWith("<")) {
    throw new SourceFailure("refused", SOURCE, "Yahoo Finance sent a web page instead of data");
  }
  return response;
}

function isCrumbTrouble(error: unknown): boolean {
  if (error instanceof SourceFailure) return error.kind === "unauthorized";
  return error instanceof Error && /invalid (crumb|cookie)|unauthorized/i.test(error.message);
}

/** The library's errors may hold a whole page; the message here never does. */
function asFailure(error: unknown): SourceFailure {
  if (error instanceof SourceFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/not found|no data found|no fundamentals/i.test(message)) {
    return new SourceFailure("missing", SOURCE, "Yahoo Finance does not know that symbol", {
      cause: message.slice(0, 200),
    });
  }
  return new SourceFailure("unreadable", SOURCE, "Yahoo Finance sent an answer that cannot be read", {
    cause: message.slice(0, 200),
  });
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
