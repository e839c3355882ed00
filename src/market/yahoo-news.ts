import * as z from "zod";
import type { Headline, NewsFeed } from "./news-feed.ts";
import { instant, list, text } from "./yahoo-cells.ts";

/** Headlines of Yahoo's search into ours. Pure, so it is tested on recorded answers. */

/** How many headlines are asked for; the source rarely has more. */
export const NEWS_COUNT = 20;

const answerShape = z.object({ news: z.array(z.unknown()) });

const newsRow = z.object({
  uuid: text,
  title: text,
  publisher: text,
  link: text,
  providerPublishTime: instant,
  relatedTickers: list,
});

/** A title longer than this is no headline. */
const LONGEST_TITLE = 500;

/**
 * The headlines of one search; rows without an id, a title, an address or a time are dropped and counted. Null when the
 * answer is no answer of the search.
 */
export function toNewsFeed(query: string, answer: unknown): NewsFeed | null {
  const parsed = answerShape.safeParse(answer);
  if (!parsed.success) return null;
  const rows = parsed.data.news.flatMap((row) => toHeadline(row) ?? []);
  return { query, rows, dropped: parsed.data.news.length - rows.length };
}

function toHeadline(row: unknown): Headline | null {
  const parsed = newsRow.safeParse(row);
  if (!parsed.success) return null;
  const { uuid: id, title, publisher, link: url, providerPublishTime: publishedAt, relatedTickers } = parsed.data;
  if (id === null || title === null || title.length > LONGEST_TITLE || url === null || publishedAt === null)
    return null;
  const tickers = relatedTickers.filter((ticker) => typeof ticker === "string");
  return { id, title, publisher, url, publishedAt, tickers };
}
