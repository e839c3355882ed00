import type { Held } from "./held.ts";
import type { IndexId } from "./indexes.ts";
import type { Lapse } from "./ledger.ts";

/** What is held of every kind of data and how it is kept, found out without asking any source. */
export type StockTaking = {
  readonly held: readonly Held[];
  /** Attempts to read something that failed and have not been made good. */
  readonly lapses: readonly Lapse[];
  /** Members and how many of them have a quote, of every index that can be put together from what is held. */
  readonly indexes: readonly { readonly id: IndexId; readonly members: number; readonly quoted: number }[];
  /** Companies whose estimates are wanted: the members of those indexes, each once; 0 when no members are held. */
  readonly wanted: number;
  /** Size in bytes and entries; null where nothing outlives the process, a reason where the store does not answer. */
  readonly store: { readonly bytes: number; readonly entries: number } | { readonly reason: string } | null;
  /** When the process started, real time in milliseconds since the epoch. */
  readonly startedAt: number;
};
