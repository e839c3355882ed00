import { DAY_MS } from "../../calendar-day.ts";
import type { NewsFeed } from "../news-feed.ts";
import { mix } from "./random.ts";

/** Invented headlines: each says that it is one, and none names anybody who exists. */
const INVENTED = [
  "small caps close higher than large caps",
  "small caps lag as the largest seven stocks rally",
  "analysts raise earnings estimates of small companies",
  "a regional lender misses quarterly earnings estimates",
  "the Fed leaves interest rates where they are",
  "markets wait for the next Fed meeting",
  "manufacturing PMI comes in above fifty",
  "unemployment claims fall in the week",
  "new tariffs on imports are announced",
  "a tax bill for smaller companies is debated",
  "small-cap valuations stay below their mean",
  "high-yield spreads widen as refinancing nears",
  "a company opens a new office",
  "volatility falls to the lowest of the month",
] as const;

/** Headlines of so many days are in a feed. */
const DAYS = 3;
const HOUR_MS = 60 * 60_000;

/**
 * Simulated headlines for any search: the same few for everybody at the same hour, the asked words in one of them.
 *
 * @param now - Market time; the newest headline is of the hour before.
 */
export function headlines(query: string, now: number): NewsFeed {
  const hour = Math.floor(now / HOUR_MS);
  const count = (DAYS * DAY_MS) / HOUR_MS;
  const rows = Array.from({ length: count }, (_, back) => hour - 1 - back)
    .filter((each) => mix(each, 5) % 6 === 0)
    .map((each, index) => {
      const words = INVENTED[mix(each, 7) % INVENTED.length] ?? INVENTED[0];
      const title = `Simulated headline: ${index === 0 ? `${query}, and ${words}` : words}`;
      const id = `simulated-${each}${index === 0 ? `-${query}` : ""}`;
      const publishedAt = new Date(each * HOUR_MS).toISOString();
      return { id, title, publisher: "Simulated market", url: `about:sample/${id}`, publishedAt, tickers: [] };
    });
  return { query, rows, dropped: 0 };
}
