import type { FigureReading } from "../../src/figure.ts";
import type { NewsFeed } from "../../src/market/news-feed.ts";
import type { Gathered, Touching } from "../../src/news/gather.ts";
import type { Topic } from "../../src/news/topics.ts";
import type { Reading } from "../../src/reading.ts";
import type { Outcome } from "../../src/within.ts";
import type { Chosen } from "../choose-company.ts";

/** Headlines on the card; the file has them all. */
export const MOST_SHOWN = 10;
/** A headline older than this is no news of today, and shown with a caution. */
export const OLD_DAYS = 7;

/** One search and what came of it. */
export type Search = { readonly query: string; readonly outcome: Outcome<Reading<NewsFeed>> };

/** Everything a card of headlines is made from. */
export type NewsParts = {
  readonly topic: Topic;
  /** Null when no company was asked for. */
  readonly company: Pick<Chosen, "ticker" | "name"> | null;
  readonly searches: readonly Search[];
  readonly gathered: Gathered;
  /** Those that belong to what was asked, newest first. */
  readonly headlines: readonly Touching[];
  readonly shown: readonly Touching[];
  readonly readings: readonly FigureReading[];
  readonly pending: string | null;
  readonly now: number;
  readonly simulated: boolean;
};
