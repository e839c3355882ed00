import type { Reading } from "../reading.ts";
import { estimatesKey } from "./cached.ts";
import type { CrawlProgress, EstimatesBook } from "./estimates-book.ts";
import { steadyMaps } from "./gathered.ts";
import type { Estimates } from "./macro.ts";
import type { Ticker } from "./market.ts";

/**
 * The book of estimates of a past day, as far as it had been gathered by then.
 *
 * @param read - The reading that a key had; rejects when it had none.
 */
export function recordedEstimates(
  read: (key: string) => Promise<Reading<unknown>>,
  crawl: CrawlProgress,
): EstimatesBook {
  const mapOf = steadyMaps();
  const known = new Map<Ticker, Reading<Estimates> | undefined>();
  return {
    async known(tickers) {
      for (const [place, ticker] of tickers.entries()) {
        if (known.has(ticker)) continue;
        known.set(ticker, (await read(estimatesKey(ticker)).catch(() => undefined)) as Reading<Estimates> | undefined);
        // Thousands at once would hold up every question meanwhile.
        if (place % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      return mapOf(tickers, (ticker) => known.get(ticker));
    },
    progress: () => crawl,
  };
}

const SLICE = 50;
