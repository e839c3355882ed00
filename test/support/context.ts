import { type Ask, createAsk } from "../../commands/ask.ts";
import type { Context } from "../../commands/command.ts";
import { commands } from "../../commands/registry.ts";
import type { Card } from "../../src/card.ts";
import type { EstimatesBook } from "../../src/market/estimates-book.ts";
import { createUniverse } from "../../src/market/load-universe.ts";
import type { Market } from "../../src/market/market.ts";
import type { StockTaking } from "../../src/market/stock-taking.ts";
import { memoryRecords } from "../../src/record/memory-record.ts";
import type { DailyRecord, Records } from "../../src/record/record.ts";
import type { WatchDesk } from "../../src/watch/desk.ts";
import { memoryDeliveries, memorySubscriptions } from "../../src/watch/memory-watch.ts";
import type { PostingRight } from "../../src/watch/poster.ts";
import { asker } from "./commands.ts";
import { FAKE_NOW } from "./fake-market.ts";
import { keptLog } from "./kept-log.ts";

/** A book of estimates that knows nothing of anybody. */
export const noEstimates: EstimatesBook = {
  known: async () => new Map(),
  progress: () => ({ known: 0, wanted: 0, running: false, failure: null }),
};

/** Nothing is held, and nothing is kept between starts. */
export const nothingHeld: StockTaking = {
  held: [],
  lapses: [],
  indexes: [],
  wanted: 0,
  store: null,
  startedAt: FAKE_NOW,
};

/** A desk at which everything may be set up, and nothing is kept longer than the test. */
export function noWatch(right: Partial<PostingRight> = {}): WatchDesk {
  let made = 0;
  return {
    subscriptions: memorySubscriptions(),
    deliveries: memoryDeliveries().deliveries,
    mayPost: async () => ({ ok: true, mayRead: true, ...right }) as PostingRight,
    newId: (kind) => `${kind[0]}-${String(++made).padStart(4, "0")}`,
    timezone: "America/New_York",
  };
}

/** Everything a command may touch, around a market; time stands still and no pause lasts. */
export function contextOf(
  market: Market,
  more: Partial<Omit<Context, "market" | "patienceMs">> = {},
): Omit<Context, "patienceMs"> {
  const wait = more.wait ?? (async () => {});
  return {
    market,
    universe: createUniverse(market, market, wait),
    estimates: noEstimates,
    records: memoryRecords(),
    health: () => [],
    stock: async () => nothingHeld,
    now: () => FAKE_NOW,
    realNow: () => FAKE_NOW,
    watch: noWatch(),
    asker,
    ...more,
    wait,
  };
}

/** The application around a market, and a short way to ask it. */
export function asking(market: Market, more: Parameters<typeof contextOf>[1] = {}) {
  const log = keptLog();
  const ask: Ask = createAsk(commands, contextOf(market, more), log);
  const valuation = (options: Readonly<Record<string, string>> = {}): Promise<Card> =>
    ask({ command: "valuation", options, asker });
  const receipt = (options: Readonly<Record<string, string>> = {}): Promise<Card> =>
    ask({ command: "valuation", options, asker, view: "receipt" });
  return { ask, valuation, receipt, log };
}

/** Records of which only the daily figures matter. */
export function recordsOf(figures: DailyRecord): Records {
  return { ...memoryRecords(), figures };
}

/** The texts of a card's notes. */
export function notesOf(card: Card): readonly string[] {
  return card.parts.flatMap((part) => (part.kind === "note" ? [part.text] : []));
}

/** The first row of a card's tables that starts with a label; empty when there is none. */
export function rowOf(card: Card, label: string): readonly string[] {
  const rows = card.parts.flatMap((part) => (part.kind === "table" ? part.rows : []));
  return rows.find(([first]) => first === label) ?? [];
}
