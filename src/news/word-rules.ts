/**
 * A small language for words in headlines, so that the rules read as lists of words:
 *
 * - `interest rates`: these words one after the other, a blank or a hyphen between them
 * - `stocks/shares rise/fall`: either word at that place
 * - `tariff*`: any ending
 *
 * Whole words only. Case does not matter, except for a pattern with a capital letter: `Fed` is not `fed`.
 */
export type WordPattern = string;

/** Words that mean something, and words that only look like it. */
export type WordRule = {
  readonly words: readonly WordPattern[];
  /** What is taken out of a headline before the words are looked for: names, turns of phrase. */
  readonly except: readonly WordPattern[];
};

/** A rule made ready: whether a headline holds its words. */
export type Matcher = (title: string) => boolean;

/** Makes a rule ready; do it once for each. */
export function matcherOf({ words, except }: WordRule): Matcher {
  const wanted = words.map(regexOf);
  const unwanted = except.map(regexOf);
  return (title) => {
    const rest = unwanted.reduce((text, each) => text.replace(each, " , "), title);
    return wanted.some((each) => rest.search(each) >= 0);
  };
}

function regexOf(pattern: WordPattern): RegExp {
  const places = pattern.split(" ").map((place) => `(?:${place.split("/").map(wordOf).join("|")})`);
  const flags = /\p{Lu}/u.test(pattern) ? "gu" : "giu";
  return new RegExp(`(?<![\\p{L}\\p{N}])${places.join("[\\s\\-–]+")}(?![\\p{L}\\p{N}])`, flags);
}

function wordOf(word: string): string {
  const quoted = word.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return quoted.replaceAll("*", "\\p{L}*");
}
