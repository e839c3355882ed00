import { messageOf } from "../src/errors.ts";
import type { Log } from "../src/log.ts";
import type { Copy } from "../src/market/copies.ts";
import { crawlOrder } from "../src/market/crawl-order.ts";
import { heldByKind, laterCopies } from "../src/market/held.ts";
import { KEPT_INDEXES } from "../src/market/indexes.ts";
import type { Ledger } from "../src/market/ledger.ts";
import type { LoadedUniverse } from "../src/market/load-universe.ts";
import type { StockTaking } from "../src/market/stock-taking.ts";
import type { Members } from "../src/market/universe.ts";
import type { Inventory } from "../src/store/store.ts";

type Parts = {
  readonly ledger: Ledger;
  /** Null where nothing is kept between starts. */
  readonly inventory: (() => Promise<Inventory>) | null;
  /** Indexes as they have been read, and as they can be put together from what is kept, however old. */
  readonly universe: LoadedUniverse;
  readonly kept: LoadedUniverse;
  readonly origin: string;
  /** Market time. */
  readonly now: () => number;
  readonly startedAt: number;
  readonly log: Log;
};

type Stored = { readonly store: StockTaking["store"]; readonly copies: readonly Copy[] };

/** The store is looked into again after this long: thousands of entries take it some tens of milliseconds. */
const LOOK_AFTER_MS = 20_000;
/** Putting two indexes together from the store takes well under this. */
const PATIENCE_MS = 2_000;

/** Looks at everything that is held, in memory and in the store; no source is asked. Never rejects. */
export function createStockTaker(parts: Parts): () => Promise<StockTaking> {
  const { ledger, inventory, universe, kept, origin, now, startedAt, log } = parts;

  let looked: { readonly at: number; readonly stored: Promise<Stored> } | null = null;

  /** What was read since stands in the ledger, so that fifty people who ask at once are one look into the store. */
  function stored(): Promise<Stored> {
    const age = looked ? now() - looked.at : Number.POSITIVE_INFINITY;
    if (!looked || age < 0 || age > LOOK_AFTER_MS) looked = { at: now(), stored: look() };
    return looked.stored;
  }

  async function look(): Promise<Stored> {
    if (!inventory) return { store: null, copies: [] };
    try {
      const { bytes, entries, copies } = await inventory();
      return { store: { bytes, entries }, copies };
    } catch (error) {
      log.warn("store does not answer", { reason: String(error) });
      return { store: { reason: messageOf(error) }, copies: [] };
    }
  }

  return async () => {
    const { store, copies } = await stored();
    const members = (
      await Promise.all(
        KEPT_INDEXES.map((id) => universe.known(id) ?? kept.members(id, PATIENCE_MS).catch((): null => null)),
      )
    ).filter((each): each is Members => each !== null);
    return {
      held: heldByKind(laterCopies(copies, ledger.copies()), origin, now()),
      lapses: ledger.lapses(),
      indexes: members.map(({ index, holdings, quotes }) => ({
        id: index.id,
        members: holdings.value.rows.length,
        quoted: quotes.size,
      })),
      wanted: crawlOrder(...members.map(({ holdings }) => holdings.value)).length,
      store,
      startedAt,
    };
  };
}
