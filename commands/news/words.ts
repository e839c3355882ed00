import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText, figureText } from "../../src/format.ts";
import { PILLAR_NAMES, PILLARS } from "../../src/news/pillars.ts";
import { TOPIC_NAMES } from "../../src/news/topics.ts";
import { isOld } from "./figures.ts";
import type { NewsParts } from "./parts.ts";

/** What is asked about, in a headline of our own. */
export function newsTitle(parts: NewsParts): string {
  const { headlines, now } = parts;
  const [newest] = headlines;
  const found = `headlines found for ${subject(parts)}`;
  if (!newest) return `No ${found}`;
  return isOld(newest, now) ? `Only old ${found}` : found.replace("h", "H");
}

/** The answer: how many, how new, and what they touch. Sentences from figures only. */
export function newsAnswer(parts: NewsParts, figures: Figures): string {
  const { headlines, now } = parts;
  const [count, age, newest] = [figures["news.headlines"], figures["news.age"], headlines[0]];
  if (!newest || !isKnown(count) || !isKnown(age)) {
    return `The source has no headlines for ${subject(parts)} at the moment.`;
  }
  const noun = count.value === 1 ? "headline" : "headlines";
  const ago = isOld(newest, now) ? `, ${figureText(age)} ago` : "";
  return `The search for ${subject(parts)} found ${figureText(count)} ${noun}, the newest of ${dayText(newest.publishedAt)}${ago}. ${touchSentence(figures)}`;
}

function touchSentence(figures: Figures): string {
  const touched = PILLARS.flatMap((pillar) => {
    const figure = figures[`news.pillar.${pillar}`];
    return isKnown(figure) && figure.value > 0 ? [{ figure, name: PILLAR_NAMES[pillar] }] : [];
  }).sort((a, b) => b.figure.value - a.figure.value);
  const none = figures["news.untouched"];
  const rest = isKnown(none) && none.value > 0 ? `none ${figureText(none)}` : "";
  if (touched.length === 0) return "By the words in them they touch no pillar of the case.";
  const said = touched.map(({ figure, name }) => `${name} ${figureText(figure)}`);
  return `Pillars of the case they touch, by the words in them: ${[...said, rest].filter(Boolean).join(", ")}.`;
}

function subject({ topic, company }: NewsParts): string {
  if (!company) return TOPIC_NAMES[topic];
  const within = topic === "small-caps" ? "" : ` that touch ${TOPIC_NAMES[topic]}`;
  return `${company.name} (${company.ticker})${within}`;
}

/** What was searched for, in a sentence. */
export function searchedText({ searches, company }: NewsParts): string {
  const words = searches.map(({ query }) => `“${query}”`).join(", ");
  return `Searched for: ${words}. ${company ? "The source relates these headlines to the ticker, sometimes wrongly." : "The source's own choice and order stand behind each search."} Titles are their publishers' words, quoted and not checked.`;
}

/** The searches behind a topic, for the receipt. */
export function searchesText({ searches }: NewsParts): string {
  return searches.map(({ query }) => query).join(" · ");
}
