import * as z from "zod";
import type { Reading } from "../reading.ts";
import { FUTURES_FIELDS, futuresSymbols, stripObservedAt, toFuturesStrip } from "./fed-funds-futures.ts";
import type { Estimates, FuturesStrip } from "./macro.ts";
import type { FundFacts, FundRatios, Market, PriceHistory, QuoteBatch, Ticker } from "./market.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { closedBy, closeOf } from "./session.ts";
import { SourceFailure } from "./source-failure.ts";
import { type Access, openYahoo, SOURCE } from "./yahoo-client.ts";
import { ESTIMATE_MODULES, noEstimatesOf, toEstimates } from "./yahoo-estimates.ts";
import { asFailure, emptyWhenUnknown, isKeyTrouble, unknownTo } from "./yahoo-failure.ts";
import { FUND_MODULES, toFundFacts } from "./yahoo-fund-facts.ts";
import { findHeadlines } from "./yahoo-headlines.ts";
import { QUOTE_FIELDS, toQuoteBatch } from "./yahoo-quotes.ts";
import { toFundRatios, toHistory } from "./yahoo-rows.ts";
import { findListings } from "./yahoo-search.ts";

/**
 * Yahoo Finance through yahoo-finance2: unofficial and free, for personal use by its terms. Delayed prices, analysts'
 * consensus with gaps for small companies; `epsForward` is the next fiscal year.
 *
 * The library gets the answers (`yahoo-client.ts`), our lenient schemas read them row by row (`yahoo-quotes.ts`, `yahoo-rows.ts`). It has
 * no time limits, retries or renewal of its key: those are here and in `polite-fetch.ts`.
 *
 * @param now - Market time, for the fetch clock of readings.
 */
export function yahooSource(
  polite: PoliteFetch,
  now: () => number,
): Pick<Market, "quotes" | "history" | "fundRatios" | "fundFacts" | "strip" | "estimates" | "find" | "news"> {
  const client = once(() => openYahoo(polite));
  const fetched = () => new Date(now()).toISOString();

  /** One answer as it stands; a key that has expired is renewed once. */
  async function answerTo(path: string, query: Record<string, string>, access: Access): Promise<unknown> {
    const yahoo = await client();
    const age = yahoo.keyAge();
    const ask = () => yahoo.get(path, query, access);
    return await ask().catch(async (error: unknown) => {
      if (!isKeyTrouble(error)) throw asFailure(error);
      return await yahoo
        .renewKey(age)
        .then(ask)
        .catch((again: unknown) => {
          throw asFailure(again);
        });
    });
  }

  /** Yahoo's envelope is `{ quoteResponse: { result: [...] } }`, with another name around each kind of answer. */
  async function results(path: string, query: Record<string, string>, access: Access): Promise<readonly unknown[]> {
    const parsed = envelope.safeParse(await answerTo(path, query, access));
    const first = Object.values(parsed.data ?? {})[0];
    if (!first) throw new SourceFailure("unreadable", SOURCE, "Yahoo Finance sent an answer that cannot be read");
    return first.result;
  }

  return {
    async quotes(tickers: readonly Ticker[]): Promise<Reading<QuoteBatch>> {
      const rows = await results("/v7/finance/quote", { symbols: tickers.join(), fields: QUOTE_FIELDS.join() }, "key");
      const value = toQuoteBatch(rows, now());
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
      const seconds = (at: number) => String(Math.floor(at / 1000));
      const [answer] = await results(
        `/v8/finance/chart/${encodeURIComponent(ticker)}`,
        { interval: "1d", period1: seconds(Date.parse(from)), period2: seconds(now()), lang: "en-US" },
        "open",
      ).catch(unknownTo(`no price history of ${ticker}`));
      const history = toHistory(ticker, answer);
      if (!history) throw new SourceFailure("unreadable", SOURCE, `Yahoo Finance sent no price history of ${ticker}`);
      const closed = closedBy(now());
      const days = history.days.filter(({ date }) => date <= closed);
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
      const [answer] = await results(
        `/v10/finance/quoteSummary/${encodeURIComponent(fund)}`,
        { formatted: "false", modules: "topHoldings,price" },
        "key",
      ).catch(unknownTo(`no ratios of ${fund}`));
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

    /** Yahoo states no day of most facts: they are taken as true when the fund was last traded. */
    async fundFacts(ticker: Ticker): Promise<Reading<FundFacts>> {
      const path = `/v10/finance/quoteSummary/${encodeURIComponent(ticker)}`;
      const query = { formatted: "false", modules: FUND_MODULES };
      const [answer] = await results(path, query, "key").catch(unknownTo(`no fund ${ticker}`));
      const facts = toFundFacts(ticker, answer);
      if (!facts) throw new SourceFailure("missing", SOURCE, `Yahoo Finance has no fund ${ticker}`);
      const fetchedAt = fetched();
      return {
        value: facts.value,
        source: "Yahoo Finance fund facts",
        url: `https://query2.finance.yahoo.com${path}?modules=${FUND_MODULES}`,
        observedAt: facts.tradedAt ?? fetchedAt,
        fetchedAt,
        stale: false,
      };
    },

    async strip(): Promise<Reading<FuturesStrip>> {
      const symbols = futuresSymbols(now()).join();
      const rows = await results("/v7/finance/quote", { symbols, fields: FUTURES_FIELDS.join() }, "key");
      const value = toFuturesStrip(rows, now());
      const observedAt = stripObservedAt(value, now());
      if (observedAt === null) throw new SourceFailure("missing", SOURCE, "Yahoo Finance has no fed funds futures");
      return {
        value,
        source: "Yahoo Finance fed funds futures",
        url: `https://query2.finance.yahoo.com/v7/finance/quote?symbols=${symbols}`,
        observedAt,
        fetchedAt: fetched(),
        stale: false,
      };
    },

    find: (words) => findListings(words, answerTo, fetched),

    /** Yahoo states no time of its consensus: it is taken as true when it was fetched. */
    async estimates(ticker: Ticker): Promise<Reading<Estimates>> {
      const path = `/v10/finance/quoteSummary/${encodeURIComponent(ticker)}`;
      const query = { formatted: "false", modules: ESTIMATE_MODULES };
      const [answer] = await results(path, query, "key").catch(emptyWhenUnknown);
      const value = answer === undefined ? noEstimatesOf(ticker) : toEstimates(ticker, answer);
      if (!value) throw new SourceFailure("unreadable", SOURCE, `Yahoo Finance sent no estimates of ${ticker}`);
      const fetchedAt = fetched();
      return {
        value,
        source: "Yahoo Finance estimates",
        url: `https://query2.finance.yahoo.com${path}?modules=${ESTIMATE_MODULES}`,
        observedAt: fetchedAt,
        fetchedAt,
        stale: false,
      };
    },

    news: (query) => findHeadlines(query, answerTo, fetched),
  };
}

const envelope = z.record(z.string(), z.object({ result: z.array(z.unknown()) }));

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
