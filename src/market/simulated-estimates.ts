import type { Reading } from "../reading.ts";
import type { EstimatesBook } from "./estimates-book.ts";
import { steadyMaps } from "./gathered.ts";
import type { Estimates } from "./macro.ts";
import type { Market, Ticker } from "./market.ts";

/**
 * The book of a market that knows every company's estimates at once: it is asked for each, and nothing is gathered.
 * Companies it does not know are absent.
 *
 * @param market - Remembers what it gives, so that the same question gets the same readings.
 * @param tickers - Whose estimates are wanted; empty until the members are known.
 */
export function simulatedEstimates(market: Pick<Market, "estimates">, tickers: () => readonly Ticker[]): EstimatesBook {
  const mapOf = steadyMaps();
  const unknown = new Set<Ticker>();

  async function ask(ticker: Ticker): Promise<readonly [Ticker, Reading<Estimates> | undefined]> {
    const reading = await market.estimates(ticker).catch(() => undefined);
    if (reading) unknown.delete(ticker);
    else unknown.add(ticker);
    return [ticker, reading];
  }

  return {
    async known(asked) {
      const readings = new Map(await Promise.all(asked.map(ask)));
      return mapOf(asked, (ticker) => readings.get(ticker));
    },
    progress() {
      const wanted = tickers();
      const known = wanted.filter((ticker) => !unknown.has(ticker)).length;
      return { known, wanted: wanted.length, running: false, failure: null };
    },
  };
}
