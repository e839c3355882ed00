import type * as z from "zod";
import type { Card } from "../src/card.ts";
import type { Definition } from "../src/definition.ts";
import type { EstimatesBook } from "../src/market/estimates-book.ts";
import type { Kind } from "../src/market/freshness.ts";
import type { SourceHealth } from "../src/market/health.ts";
import type { Market } from "../src/market/market.ts";
import type { StockTaking } from "../src/market/stock-taking.ts";
import type { Universe } from "../src/market/universe.ts";
import type { Records } from "../src/record/record.ts";
import type { WatchDesk } from "../src/watch/desk.ts";
import type { Asker } from "./asker.ts";

/** Everything a command may touch. No platform, no clock of its own, no environment. */
export type Context = {
  readonly market: Market;
  /** Indexes with their members and figures, kept warm in the background. */
  readonly universe: Universe;
  /** What analysts expect of each company, as far as the background crawl has come. */
  readonly estimates: EstimatesBook;
  /** The append-only records of past days. */
  readonly records: Records;
  /** Age and health of every source asked so far. */
  readonly health: () => readonly SourceHealth[];
  /** What is held of every kind of data, in memory and in the store; asks no source and never rejects. */
  readonly stock: () => Promise<StockTaking>;
  /** Market time in milliseconds since the epoch; injected so that tests and replays can stop it. */
  readonly now: () => number;
  /** Real time in milliseconds since the epoch: sources are asked in real time. */
  readonly realNow: () => number;
  /** Resolves after so many milliseconds of real time, without keeping the process alive. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Where digests and alerts are set up. */
  readonly watch: WatchDesk;
  /** Who asks, and where. */
  readonly asker: Asker;
  /** How long `run` may wait for data before it answers with what is there, in milliseconds. */
  readonly patienceMs: number;
};

/** A value that may be meant by what has been typed of an option so far, and how it is shown. */
export type Choice = {
  /** What is asked when it is chosen; at most 100 characters. */
  readonly value: string;
  /** `BE · Bloom Energy Corp`; at most 100 characters. */
  readonly label: string;
};

/** One subcommand, the same on every platform. */
export type Command<Options extends z.ZodObject = z.ZodObject> = {
  /** What people type: lower case, one word. */
  readonly name: string;
  /** One line for help and for slash-command menus; at most 100 characters. */
  readonly summary: string;
  /** Who sees the answer. Fixed per command: platforms must know before the work starts. */
  readonly audience: "channel" | "asker";
  /** `manage`: only people who may manage the server or channel. */
  readonly permission?: "manage";
  /** What can be said; a flat object of strings, numbers, booleans and choices, each with a description. */
  readonly options: Options;
  readonly examples: readonly string[];
  /** What its figures are: exactly one for every id that a card of it can have. Absent where there are no figures. */
  readonly definitions?: readonly Definition[];
  /** Other questions whose figures its cards show as they are, by their definitions. */
  readonly borrows?: readonly string[];
  /** Kinds of data that it asks for. */
  readonly reads?: readonly Kind[];
  run(options: z.output<Options>, context: Context): Promise<Card>;
  /**
   * Values of an open text option that begin like what was typed, the likeliest first. From memory alone: it is called
   * with every key, so it must neither wait nor ask a source.
   */
  complete?(option: string, typed: string, context: Pick<Context, "universe">): readonly Choice[];
};

/** Keeps the types of `options` inside `run`; does nothing else. */
export function defineCommand<Options extends z.ZodObject>(command: Command<Options>): Command<Options> {
  return command;
}
