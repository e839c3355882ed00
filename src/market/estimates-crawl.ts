import type { Log } from "../log.ts";
import { memo } from "../memo.ts";
import type { Reading } from "../reading.ts";
import { estimatesKey } from "./cached.ts";
import type { EstimatesBook } from "./estimates-book.ts";
import { freshUntil } from "./freshness.ts";
import { createGathered, entryOf, steadyMaps } from "./gathered.ts";
import type { Estimates } from "./macro.ts";
import type { Market, Ticker } from "./market.ts";
import type { Recall } from "./recall.ts";
import { lastingReason, SourceFailure } from "./source-failure.ts";

export type EstimatesOptions = {
  /** Keeps what it gives, and hands on its source's failure instead of an older copy, so that the crawl sees it. */
  readonly market: Pick<Market, "estimates">;
  /** Reads what has been kept, without asking any source. */
  readonly recall: Recall;
  /** Whose estimates are wanted, the weightiest first; empty until the members are known. */
  readonly tickers: () => readonly Ticker[];
  /** Resolves after so many milliseconds of real time, without keeping the process alive. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Market time. */
  readonly now: () => number;
  /** Uniform in [0, 1): processes that share a store must not walk in step, or each would ask for what the other asks. */
  readonly random: () => number;
  /** Time from the end of one request to the next, give or take a quarter. */
  readonly paceMs: number;
  readonly log: Log;
};

/** A book that can be filled in the background. */
export type GatheredEstimates = EstimatesBook & {
  /** Gathers what is wanted and no longer fresh, one company at a time, until stopped: then no further request starts. */
  start(): { stop(): void };
};

type Crawl = { stopped: boolean };

/** How soon to look again for members that are not known yet, and for estimates that are no longer fresh. */
const MEMBERS_AFTER_MS = 1_000;
const LOOK_AFTER_MS = 60_000;
/** The pause after a failure doubles from the first to the longest. */
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
/** A company that was tried in vain is passed over for so long, so that it does not hold up the others. */
const PASS_OVER_MS = 30 * 60_000;

/**
 * Estimates of thousands of companies, which a source hands out one company at a time: gathered slowly and politely, so
 * that a question never queues behind more than one such request. What was fetched is in the store, so a restart goes
 * on where it stopped, and another process with the same store does not ask for it again.
 *
 * Without `start` it is a book of what the store holds.
 */
export function createEstimates(options: EstimatesOptions): GatheredEstimates {
  const { market, recall, tickers, wait, now, random, paceMs, log } = options;
  const gathered = createGathered(readKept);
  const mapOf = steadyMaps();
  /** When a company was last asked for, market time. */
  const tried = new Map<Ticker, number>();
  let crawl: Crawl | null = null;
  let failure: string | null = null;
  let failuresInARow = 0;
  let asked = 0;

  const isFresh = (reading: Reading<Estimates> | undefined) =>
    reading !== undefined && !reading.stale && now() < freshUntil("estimates", Date.parse(reading.fetchedAt));
  const isPassedOver = (ticker: Ticker) => now() - (tried.get(ticker) ?? Number.NEGATIVE_INFINITY) < PASS_OVER_MS;

  async function readKept(tickers: readonly Ticker[]): Promise<ReadonlyMap<Ticker, Reading<Estimates>>> {
    try {
      const kept = await recall<Estimates>(tickers.map(estimatesKey), "estimates");
      return new Map(tickers.flatMap((ticker) => entryOf(ticker, kept.get(estimatesKey(ticker)))));
    } catch (error) {
      log.warn("store does not answer", { key: "estimates", error: String(error) });
      return new Map();
    }
  }

  /** Asks for the weightiest company of which nothing fresh is known. Says how long to wait before the next step. */
  async function step(own: Crawl): Promise<number> {
    const wanted = tickers();
    if (wanted.length === 0) return MEMBERS_AFTER_MS;
    await gathered.look(wanted);
    const ticker = wanted.find((each) => !isFresh(gathered.get(each)) && !isPassedOver(each));
    if (ticker === undefined) return rest();
    if (own.stopped) return 0;
    const startedAt = now();
    tried.set(ticker, startedAt);
    try {
      const reading = await market.estimates(ticker);
      gathered.put(ticker, reading);
      failure = null;
      failuresInARow = 0;
      // Another process has asked the source already.
      if (Date.parse(reading.fetchedAt) < startedAt) return 0;
      asked += 1;
      return paceMs * (0.75 + random() / 2);
    } catch (error) {
      failure = lastingReason(error);
      failuresInARow += 1;
      // Nobody was asked.
      if (error instanceof SourceFailure && error.kind === "paused") tried.delete(ticker);
      if (failuresInARow === 1) log.warn("estimates not gathered", { ticker, reason: failure });
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (failuresInARow - 1), LONGEST_PAUSE_MS);
      return Math.max(pause, paceMs);
    }
  }

  function rest(): number {
    if (asked > 0) log.info("estimates gathered", { asked, ...count() });
    asked = 0;
    return LOOK_AFTER_MS;
  }

  const countOnce = memo((wanted: readonly Ticker[], _size: number) => ({
    known: wanted.filter((ticker) => gathered.get(ticker)).length,
    wanted: wanted.length,
  }));

  /** Counted anew only when somebody has been added. */
  function count(): { readonly known: number; readonly wanted: number } {
    return countOnce(tickers(), gathered.size());
  }

  return {
    async known(tickers) {
      await gathered.look(tickers);
      return mapOf(tickers, gathered.get);
    },

    progress: () => ({ ...count(), running: crawl !== null, failure, paceMs }),

    start() {
      const own: Crawl = { stopped: false };
      crawl = own;
      void (async () => {
        while (!own.stopped) {
          const pause = await step(own).catch((error: unknown) => {
            log.error("crawl broke", { reason: String(error) });
            return LONGEST_PAUSE_MS;
          });
          if (!own.stopped) await wait(pause);
        }
      })();
      return {
        stop() {
          own.stopped = true;
          if (crawl === own) crawl = null;
        },
      };
    },
  };
}
