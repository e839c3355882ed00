import type { Reading } from "../reading.ts";
import type { Estimates } from "./macro.ts";
import type { Ticker } from "./market.ts";

/** Estimates of many companies in memory: what the store had when a company was first asked for, and what came since. */
export type Gathered = {
  /** Looks into the store for companies that were never looked for; the rest is known already. */
  look(tickers: readonly Ticker[]): Promise<void>;
  get(ticker: Ticker): Reading<Estimates> | undefined;
  /** How many companies something is known of; nothing is ever forgotten. */
  size(): number;
  put(ticker: Ticker, reading: Reading<Estimates>): void;
};

/**
 * An empty memory over a store that is read once for each company.
 *
 * @param readKept - Kept estimates of these companies; nothing of those that are not kept. Never rejects.
 */
export function createGathered(
  readKept: (tickers: readonly Ticker[]) => Promise<ReadonlyMap<Ticker, Reading<Estimates>>>,
): Gathered {
  const readings = new Map<Ticker, Reading<Estimates>>();
  const looked = new Set<Ticker>();
  let looking: Promise<unknown> = Promise.resolve();

  async function read(tickers: readonly Ticker[]): Promise<void> {
    // What was fetched meanwhile is newer than what the store had.
    for (const [ticker, reading] of await readKept(tickers)) if (!readings.has(ticker)) readings.set(ticker, reading);
  }

  return {
    async look(tickers) {
      const unseen = tickers.filter((ticker) => !looked.has(ticker));
      if (unseen.length > 0) {
        for (const ticker of unseen) looked.add(ticker);
        looking = Promise.all([looking, read(unseen)]);
      }
      await looking;
    },
    get: (ticker) => readings.get(ticker),
    size: () => readings.size,
    put: (ticker, reading) => void readings.set(ticker, reading),
  };
}

/** Lists that are remembered: a question asks for an index, or for one company and its neighbours. */
const LISTS = 32;

/**
 * Maps of what is known of lists of companies, by any function that knows: the same map for the same list as long as
 * it would hold the same readings, so that what was computed from it need not be computed again.
 */
export function steadyMaps(): (
  tickers: readonly Ticker[],
  known: (ticker: Ticker) => Reading<Estimates> | undefined,
) => ReadonlyMap<Ticker, Reading<Estimates>> {
  const made = new Map<string, ReadonlyMap<Ticker, Reading<Estimates>>>();
  return (tickers, known) => {
    const list = tickers.join();
    const before = made.get(list);
    const same = before !== undefined && tickers.every((ticker) => before.get(ticker) === known(ticker));
    const now = same ? before : new Map(tickers.flatMap((ticker) => entryOf(ticker, known(ticker))));
    // Put in anew, so that the list that was asked for longest ago is the first to go.
    made.delete(list);
    made.set(list, now);
    const [oldest] = made.size > LISTS ? made.keys() : [];
    if (oldest !== undefined) made.delete(oldest);
    return now;
  };
}

/** A company's entry in a map: none where nothing is known. */
export function entryOf(ticker: Ticker, reading: Reading<Estimates> | undefined): [Ticker, Reading<Estimates>][] {
  return reading ? [[ticker, reading]] : [];
}
