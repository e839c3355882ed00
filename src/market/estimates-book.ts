import type { Reading } from "../reading.ts";
import type { Estimates } from "./macro.ts";
import type { Ticker } from "./market.ts";

/** Estimates of many companies, as far as they have been gathered one by one. Asks no source itself. */
export type EstimatesBook = {
  /** What is known of these companies, fresh or old. The same object as long as nothing has been added. */
  known(tickers: readonly Ticker[]): Promise<ReadonlyMap<Ticker, Reading<Estimates>>>;
  progress(): CrawlProgress;
};

export type CrawlProgress = {
  /** Companies whose estimates are known, and all that are wanted; 0 wanted before the members are known. */
  readonly known: number;
  readonly wanted: number;
  /** False where nothing runs behind the answers: a one-shot call. */
  readonly running: boolean;
  /** Why the last request failed; null when it did not. */
  readonly failure: string | null;
  /** Time from one request to the next, milliseconds; absent where nothing is gathered. */
  readonly paceMs?: number;
};
