import type { Headline, NewsFeed } from "../market/news-feed.ts";
import type { Pillar } from "./pillars.ts";
import { pillarsOf } from "./pillars-of.ts";
import { articleAddress, titleKey } from "./same-article.ts";

/** A headline with what it touches. */
export type Touching = Headline & { readonly pillars: readonly Pillar[] };

/** Headlines of several searches, each article once. */
export type Gathered = {
  /** Newest first. */
  readonly headlines: readonly Touching[];
  /** Rows that repeat an article: of the same search or another, or syndicated under another address. */
  readonly folded: { readonly sameArticle: number; readonly sameTitle: number };
  /** Rows dated after the asked instant: a wrong clock, or a replay that must not know them. */
  readonly ahead: number;
  /** Rows that the source sent and nobody could read. */
  readonly unreadable: number;
  /** Everything the searches sent. */
  readonly received: number;
};

/** Clocks of publishers may be this far ahead of ours. */
const LEEWAY_MS = 5 * 60_000;
/** The same title so soon after the first is a copy; later it may be a column that comes every day. */
const SYNDICATED_MS = 12 * 60 * 60_000;

/**
 * Headlines of several searches in one list. Of an article that comes more than once the earliest stays, which is rather
 * the original than the copy. Nothing is lost uncounted: `received` is the sum of all parts.
 *
 * @param now - Market time, milliseconds since 1970.
 */
export function gather(feeds: readonly NewsFeed[], now: number): Gathered {
  const rows = feeds.flatMap((feed) => feed.rows);
  const known = rows.filter(({ publishedAt }) => Date.parse(publishedAt) <= now + LEEWAY_MS);
  const oldestFirst = [...known].sort((a, b) => order(keyOf(a), keyOf(b)));
  const articles = unique(
    unique(oldestFirst, ({ id }) => id),
    ({ url }) => articleAddress(url),
  );
  const headlines = withoutSyndicated(articles);
  const unreadable = feeds.reduce((sum, { dropped }) => sum + dropped, 0);
  return {
    headlines: headlines.toReversed().map((headline) => ({ ...headline, pillars: pillarsOf(headline.title) })),
    folded: { sameArticle: known.length - articles.length, sameTitle: articles.length - headlines.length },
    ahead: rows.length - known.length,
    unreadable,
    received: rows.length + unreadable,
  };
}

/** By time; the rest only makes the order the same whatever came first. */
function keyOf({ publishedAt, id, url, title }: Headline): string {
  return [publishedAt, id, url, title].join(" ");
}

/** The first of each key. */
function unique(rows: readonly Headline[], by: (row: Headline) => string): Headline[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = by(row);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** The first of each title within the time, from the oldest on. */
function withoutSyndicated(rows: readonly Headline[]): Headline[] {
  const last = new Map<string, number>();
  return rows.filter(({ title, publishedAt }) => {
    const key = titleKey(title);
    if (key === null) return true;
    const [before, at] = [last.get(key), Date.parse(publishedAt)];
    if (before !== undefined && at - before <= SYNDICATED_MS) return false;
    last.set(key, at);
    return true;
  });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
