import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText } from "../../src/format.ts";
import { TOPIC_PILLARS } from "../../src/news/topics.ts";
import type { NewsParts } from "./parts.ts";
import { searchedText } from "./words.ts";

export type NewsCaveats = {
  readonly texts: readonly string[];
  /** True when the headlines are old, or a search failed. */
  readonly cautious: boolean;
};

/** What was searched for, folded and dropped, and how old it is. Sentences from figures only. Pure. */
export function newsCaveats(parts: NewsParts, figures: Figures): NewsCaveats {
  const warnings = [...oldText(figures), ...strayText(parts, figures), ...failureTexts(parts)];
  return { texts: [...warnings, searchedText(parts), ...countsText(figures)], cautious: warnings.length > 0 };
}

function oldText(figures: Figures): string[] {
  const [old, shown, age] = ["news.old", "news.shown", "news.age"].map((id) => figures[id]);
  if (!isKnown(old) || !isKnown(shown) || old.value === 0) return [];
  if (old.value === shown.value && isKnown(age)) {
    return [`These are not today's news: the newest is ${figureText(age)} old.`];
  }
  return [`Older than a week, by their own dates: ${figureText(old)} of the ${figureText(shown)} listed.`];
}

/** A search that finds nothing gives what it has: by their words, such headlines do not belong. */
function strayText({ topic, company }: NewsParts, figures: Figures): string[] {
  const pillar = company ? null : TOPIC_PILLARS[topic];
  const [count, touching] = [figures["news.headlines"], figures[`news.pillar.${pillar}`]];
  if (!isKnown(count) || count.value === 0 || !isKnown(touching) || touching.value > 0) return [];
  return ["None of them touches the topic by its words: the source may have found nothing and given something else."];
}

function failureTexts({ searches }: NewsParts): string[] {
  const failed = searches.flatMap(({ query, outcome }) =>
    "reason" in outcome && !("late" in outcome) ? [`The search for “${query}” failed: ${outcome.reason}.`] : [],
  );
  const stale = searches.some(({ outcome }) => "value" in outcome && outcome.value.stale);
  return [...failed, ...(stale ? ["The source cannot be read at the moment; headlines that were kept stand in."] : [])];
}

/** Everything that was received and is not listed, so that nothing is lost uncounted. */
function countsText(figures: Figures): string[] {
  const said = (
    [
      ["news.folded.article", "that repeat an article"],
      ["news.folded.title", "of syndicated titles"],
      ["news.ahead", "dated ahead of the clock"],
      ["news.unreadable", "that cannot be read"],
    ] as const
  ).flatMap(([id, what]) => {
    const figure = figures[id];
    return isKnown(figure) && figure.value > 0 ? [`${figureText(figure)} ${what}`] : [];
  });
  const received = figures["news.received"];
  if (said.length === 0 || !isKnown(received)) return [];
  return [`Left out of ${figureText(received)} rows received: ${said.join(", ")}.`];
}
