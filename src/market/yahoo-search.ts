import type { Reading } from "../reading.ts";
import type { Listing } from "./market.ts";
import { SourceFailure } from "./source-failure.ts";
import { SOURCE } from "./yahoo-client.ts";
import { toListings } from "./yahoo-listings.ts";

/** How many listings a search asks for. */
const MOST = 8;
/** Longer words find nothing, and would only fill the store with keys. */
const LONGEST = 40;

/** Words as they are searched and remembered: upper case, one blank between them, at most forty characters. */
export function searchedWords(words: string): string {
  return [...words.toWellFormed().normalize("NFKC").toUpperCase().replace(/\s+/gu, " ").trim()]
    .slice(0, LONGEST)
    .join("")
    .trim();
}

/**
 * Yahoo's search for a ticker or a name, without a key. It states no time: an answer is taken as true when it was
 * fetched.
 *
 * @param ask - Gets an answer of Yahoo by path and query.
 * @param fetched - Now, as an ISO instant.
 */
export async function findListings(
  words: string,
  ask: (path: string, query: Record<string, string>, access: "open") => Promise<unknown>,
  fetched: () => string,
): Promise<Reading<readonly Listing[]>> {
  const path = "/v1/finance/search";
  const searched = searchedWords(words);
  const query = { q: searched, quotesCount: String(MOST), newsCount: "0", lang: "en-US", region: "US" };
  const value = searched === "" ? [] : toListings(await ask(path, query, "open"));
  if (value === null) throw new SourceFailure("unreadable", SOURCE, "Yahoo Finance sent no search results");
  const fetchedAt = fetched();
  return {
    value,
    source: "Yahoo Finance search",
    url: `https://query2.finance.yahoo.com${path}?q=${encodeURIComponent(searched)}`,
    observedAt: fetchedAt,
    fetchedAt,
    stale: false,
  };
}
