import type { CrawlProgress } from "../../src/market/estimates-book.ts";
import { KINDS, type Kind } from "../../src/market/freshness.ts";
import type { SourceHealth } from "../../src/market/health.ts";
import type { Held } from "../../src/market/held.ts";
import { type Lapse, lapsesOf } from "../../src/market/ledger.ts";
import type { StockTaking } from "../../src/market/stock-taking.ts";

/** Everything that the answer is made from. */
export type StatusParts = {
  readonly health: readonly SourceHealth[];
  readonly stock: StockTaking;
  readonly record: { readonly days: number; readonly since: string | null; readonly last: string | null };
  readonly progress: { readonly loaded: number; readonly requests: number } | null;
  readonly crawl: CrawlProgress;
  /** Real clock: sources are asked in real time. */
  readonly now: number;
  readonly marketNow: number;
  readonly simulated: boolean;
};

/** One kind of data: what is held of it, and what could not be read. */
export type KindState = {
  readonly kind: Kind;
  /** Null when nothing is held. */
  readonly held: Held | null;
  /** The latest first. */
  readonly lapses: readonly Lapse[];
};

/** Every kind of which something is held or could not be read, in the order of the table of kinds. */
export function kindStates({ held, lapses }: StockTaking): readonly KindState[] {
  return KINDS.flatMap((kind) => {
    const own = { kind, held: held.find((each) => each.kind === kind) ?? null, lapses: lapsesOf(kind, lapses) };
    return own.held || own.lapses.length > 0 ? [own] : [];
  });
}
