import { newestObservation, type Reading } from "../reading.ts";
import type { NewsFeed } from "./news-feed.ts";
import { SourceFailure } from "./source-failure.ts";
import { SOURCE } from "./yahoo-client.ts";
import { NEWS_COUNT, toNewsFeed } from "./yahoo-news.ts";

/**
 * Yahoo's search for headlines, without a key. A feed is as old as its newest headline: that is how far the search
 * looked. What is found and in which order is the source's choice.
 *
 * @param ask - Gets an answer of Yahoo by path and query.
 * @param fetched - Now, as an ISO instant.
 */
export async function findHeadlines(
  query: string,
  ask: (path: string, query: Record<string, string>, access: "open") => Promise<unknown>,
  fetched: () => string,
): Promise<Reading<NewsFeed>> {
  const path = "/v1/finance/search";
  const words = { q: query, quotesCount: "0", newsCount: String(NEWS_COUNT), lang: "en-US", region: "US" };
  const value = toNewsFeed(query, await ask(path, words, "open"));
  if (!value) throw new SourceFailure("unreadable", SOURCE, "Yahoo Finance sent no headlines that can be read");
  const fetchedAt = fetched();
  const published = value.rows.map(({ publishedAt }) => ({ observedAt: publishedAt }));
  return {
    value,
    source: "Yahoo Finance headlines",
    url: `https://query2.finance.yahoo.com${path}?q=${encodeURIComponent(query)}`,
    observedAt: newestObservation(published) ?? fetchedAt,
    fetchedAt,
    stale: false,
  };
}
