import type { Reading } from "../reading.ts";
import type { Index, IndexId } from "./indexes.ts";
import type { Holdings, Quote, QuoteBatch, Ticker } from "./market.ts";

/** The members of an index with their quotes: everything a bottom-up figure needs. */
export type Members = {
  readonly index: Index;
  readonly holdings: Reading<Holdings>;
  /** Quotes by the holding's ticker. */
  readonly quotes: ReadonlyMap<Ticker, Quote>;
  /** One reading per request that gave those quotes. */
  readonly batches: readonly Reading<QuoteBatch>[];
  /** Requests answered and asked; equal when nothing is missing. */
  readonly loaded: number;
  readonly requests: number;
  /** True while missing requests are still under way. */
  readonly loading: boolean;
  /** Why requests failed; null when none did. */
  readonly failure: string | null;
};

/** The requests that gave at least one quote: an empty one carries no figure and has no time of its own. */
export function quotedBatches({ batches }: Members): readonly Reading<QuoteBatch>[] {
  return batches.filter(({ value }) => value.rows.length > 0);
}

export type Universe = {
  /**
   * Members and quotes of an index. Answers at once when warm; otherwise waits at most `patienceMs` and answers with
   * what has arrived.
   *
   * @throws SourceFailure when there are no holdings, fresh or old; `loading` when they have not arrived yet.
   */
  members(index: IndexId, patienceMs: number): Promise<Members>;
  /** What was read last, without asking anybody; null when nothing was. */
  known(index: IndexId): Members | null;
  /** Requests answered and asked of the load under way; null when none is. */
  progress(): { readonly loaded: number; readonly requests: number } | null;
};
