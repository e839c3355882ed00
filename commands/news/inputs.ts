import type { NewsFeed } from "../../src/market/news-feed.ts";
import { memo } from "../../src/memo.ts";
import { gather } from "../../src/news/gather.ts";
import { SEARCHES, TOPIC_PILLARS, type Topic } from "../../src/news/topics.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { within } from "../../src/within.ts";
import { type Chosen, chooseCompany } from "../choose-company.ts";
import type { Context } from "../command.ts";
import { stillLoading } from "../nothing-to-say.ts";
import { MOST_SHOWN, type NewsParts } from "./parts.ts";

/**
 * Searches in parallel and keeps each article once. Of a company only its own ticker is searched for, and a topic then
 * keeps the headlines that touch it.
 *
 * @throws UserError for a ticker that nobody knows.
 */
export async function readNews(
  options: { readonly topic: Topic; readonly ticker?: string | undefined },
  context: Context,
): Promise<NewsParts> {
  const { market, patienceMs, wait } = context;
  const { topic } = options;
  const now = context.now();
  const company: Chosen | null = options.ticker === undefined ? null : await chooseCompany(options.ticker, context);
  const queries = company ? [company.ticker] : SEARCHES[topic];
  const searches = await Promise.all(
    queries.map(async (query) => ({ query, outcome: await within(market.news(query), patienceMs, wait) })),
  );
  const readings = searches.flatMap(({ outcome }) => ("value" in outcome ? [outcome.value] : []));
  const gathered = gather(
    readings.map(({ value }) => value),
    now,
  );
  const pillar = company ? TOPIC_PILLARS[topic] : null;
  const headlines = gathered.headlines.filter(({ pillars }) => pillar === null || pillars.includes(pillar));
  return {
    topic,
    company,
    searches,
    gathered,
    headlines,
    shown: headlines.slice(0, MOST_SHOWN),
    readings: readings.map(countReading),
    pending: stillLoading({ headlines: searches.map(({ outcome }) => outcome) }),
    now,
    simulated: market.simulated,
  };
}

const countReading = memo((reading: Reading<NewsFeed>) => mapReading(reading, ({ rows }) => rows.length));
