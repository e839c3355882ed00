import type { Index } from "../market/indexes.ts";
import type { Ticker } from "../market/market.ts";
import type { Members } from "../market/universe.ts";
import { memo } from "../memo.ts";
import { plainName } from "./plain-name.ts";

/** Where a company stands in an index. */
export type Membership = {
  readonly index: Index;
  /** Share of the index by market value in the fund's holdings, 0 to 1. */
  readonly weight: number;
  /** 1 for the heaviest, of so many. */
  readonly rank: number;
  readonly of: number;
};

/** One share that is known without asking anybody. */
export type Entry = {
  readonly ticker: Ticker;
  readonly name: string;
  /** GICS sector in the holdings file's words. */
  readonly sector: string;
  /** The first index is the smallest companies' that it is in. */
  readonly memberships: readonly Membership[];
  /** Dollars, for putting the larger first: the market value by the quote, else 0. */
  readonly size: number;
  /** The names it goes by, as they are compared, and their words. */
  readonly names: readonly string[];
  readonly words: readonly string[];
};

export type Directory = {
  /** The largest first. */
  readonly entries: readonly Entry[];
  readonly byTicker: ReadonlyMap<Ticker, Entry>;
};

/** Everything in these indexes by ticker and name. The same readings make the same directory. Pure. */
export const directoryOf = memo((...indexes: readonly Members[]): Directory => {
  const byTicker = new Map<Ticker, Entry>();
  for (const { index, holdings, quotes } of indexes) {
    const { rows } = holdings.value;
    const total = rows.reduce((sum, { marketValue }) => sum + marketValue, 0);
    const heaviest = [...rows].sort((a, b) => b.marketValue - a.marketValue);
    for (const [position, { ticker, name: held, sector, marketValue }] of heaviest.entries()) {
      const quote = quotes.get(ticker);
      const membership = { index, weight: marketValue / total, rank: position + 1, of: rows.length };
      const known = byTicker.get(ticker);
      const names = [...new Set([...(known?.names ?? []), ...[quote?.name ?? held, held].map(plainName)])];
      byTicker.set(ticker, {
        ticker,
        name: quote?.name ?? known?.name ?? held,
        sector: known?.sector ?? sector,
        memberships: [...(known?.memberships ?? []), membership],
        size: quote?.marketCap ?? known?.size ?? 0,
        names,
        words: [...new Set([ticker.toLowerCase(), ...names.flatMap((each) => each.split(" "))])],
      });
    }
  }
  const entries = [...byTicker.values()].sort((a, b) => b.size - a.size || (a.ticker < b.ticker ? -1 : 1));
  return { entries, byTicker };
});
