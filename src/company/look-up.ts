import { distance } from "fastest-levenshtein";
import type { Directory, Entry } from "./directory.ts";
import { plainName } from "./plain-name.ts";
import { tickersIn } from "./typed-ticker.ts";

/** The entry with this ticker, however it is written; null for none. */
export function byTicker({ byTicker: known }: Directory, typed: string): Entry | null {
  for (const ticker of tickersIn(typed)) {
    const entry = known.get(ticker);
    if (entry) return entry;
  }
  return null;
}

/** The company that is called just so, legal form aside; of several classes of its shares the largest; null for none. */
export function byName({ entries }: Directory, typed: string): Entry | null {
  const name = plainName(typed);
  return name === "" ? null : (entries.find(({ names }) => names.includes(name)) ?? null);
}

/** Fewer letters begin too many names to be one. */
const LEAST_LETTERS = 4;

/**
 * The one company whose name has words that begin with all those typed, at least one of them a whole word; null for
 * none, for several, and for what is written like a class of shares.
 */
export function byWords(directory: Directory, typed: string): Entry | null {
  if (plainName(typed).length < LEAST_LETTERS || tickersIn(typed).some((ticker) => /[-.=^]/.test(ticker))) return null;
  const matching = begun(directory, typed);
  const [first] = matching;
  const whole = first && wordsOf(typed).some((word) => first.words.includes(word));
  // Several classes of one company's shares go by one name.
  const one = first && matching.every(({ names }) => names.some((name) => first.names.includes(name)));
  return whole && one ? first : null;
}

/**
 * Entries near to what was typed, the nearest first, of equal ones the largest: by ticker, also of another class or
 * among several words, by the beginnings of words of the name, and by words one letter off.
 *
 * @param most - At most so many.
 */
export function nearEntries(directory: Directory, typed: string, most: number): readonly Entry[] {
  const ticker = tickersIn(typed)[0]?.toLowerCase() ?? "";
  const base = ticker.split(/[-.]/)[0] ?? "";
  const begins = directory.entries.filter((entry) => base !== "" && entry.words[0]?.startsWith(base));
  const exact = begins.filter((entry) => entry.words[0] === ticker || entry.words[0] === base);
  const found = new Set([...exact, ...begins, ...spoken(directory, typed), ...begun(directory, typed)]);
  if (found.size < most) for (const entry of misspelt(directory, typed, ticker)) found.add(entry);
  return [...found].slice(0, most);
}

/** Of several words those that are a ticker or a whole name. */
function spoken(directory: Directory, typed: string): readonly Entry[] {
  const words = typed.split(/\s+/u).slice(0, MOST_WORDS);
  if (words.length < 2) return [];
  return words.flatMap((word) => (word.length < 2 ? [] : (byTicker(directory, word) ?? byName(directory, word) ?? [])));
}

const MOST_WORDS = 12;

function wordsOf(typed: string): readonly string[] {
  return plainName(typed).slice(0, LONGEST).split(" ").filter(Boolean);
}

/** No name is longer. */
const LONGEST = 60;

function begun({ entries }: Directory, typed: string): readonly Entry[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return [];
  return entries.filter(({ words }) => wanted.every((word) => words.some((each) => each.startsWith(word))));
}

/** A ticker one letter off, and names of which every word typed is a letter or two off. */
function misspelt({ entries }: Directory, typed: string, ticker: string): readonly Entry[] {
  const wanted = wordsOf(typed);
  const near = (word: string, each: string) => {
    const edits = word.length < LEAST_LETTERS ? 0 : word.length < 8 ? 1 : 2;
    if (Math.abs(word.length - each.length) > edits) return false;
    return distance(word, each) <= edits;
  };
  const ranked = entries.flatMap((entry) => {
    const [own = "", ...words] = entry.words;
    const letters = Math.abs(own.length - ticker.length) > 1 ? 2 : distance(own, ticker);
    if (ticker.length > 1 && letters <= 1) return [{ entry, rank: 1 }];
    const all = wanted.length > 0 && wanted.every((word) => words.some((each) => near(word, each)));
    return all ? [{ entry, rank: 0 }] : [];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}
