import type { Reading } from "../reading.ts";
import type { FundRatios, Market, PriceHistory, QuoteBatch, Ticker } from "./market.ts";
import type { PoliteFetch } from "./polite-fetch.ts";
import { closeOf } from "./session.ts";
import { SourceFailure } from "./source-failure.ts";
import { type Client, openClient, SOURCE, UNCHECKED } from "./yahoo-client.ts";
import { QUOTE_FIELDS, toFundRatios, toHistory, toQuoteBatch } from "./yahoo-rows.ts";

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
      return await renewCrumb(age)
        .then(() => request(yahoo))
        .catch((again: unknown) => {
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
      const period2 = new Date(now());
      const answer: unknown = await ask((yahoo) =>
        yahoo.chart(ticker, { period1: from, period2, interval: "1d", return: "object" }, UNCHECKED),
      );
      const history = toHistory(ticker, answer);
      if (!history) throw new SourceFailure("unreadable", SOURCE, `Yahoo Finance sent no price history of ${ticker}`);
      const days = history.days.filter(({ date }) => Date.parse(closeOf(date)) <= now());
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
