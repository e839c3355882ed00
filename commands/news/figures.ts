import { DAY_MS } from "../../src/calendar-day.ts";
import { type Figure, toFigure } from "../../src/figure.ts";
import { PILLAR_NAMES, PILLARS } from "../../src/news/pillars.ts";
import { type NewsParts, OLD_DAYS } from "./parts.ts";

/** Every figure of a card of headlines: counts, and the age of the newest. Pure. */
export function newsFigures({ gathered, headlines, shown, readings, now }: NewsParts): Figure[] {
  const count = (id: string, label: string, value: number, basis: string) =>
    toFigure({ id, label, value, unit: "count", basis, reason: "", readings });
  const [newest] = headlines;
  const { folded, ahead, unreadable, received } = gathered;
  return [
    count("news.headlines", "Headlines", headlines.length, "articles that belong to what was asked, each once"),
    count("news.shown", "Headlines listed", shown.length, "the newest of them"),
    count("news.received", "Rows received", received, "rows of all searches together"),
    count("news.folded", "Rows folded", folded.sameArticle + folded.sameTitle, "rows that repeat an article"),
    count(
      "news.folded.article",
      "The same article",
      folded.sameArticle,
      "the same id, or the same address without tracking",
    ),
    count("news.folded.title", "Syndicated", folded.sameTitle, "the same words in the title within twelve hours"),
    count("news.ahead", "Rows dated ahead", ahead, "rows dated after the question"),
    count("news.unreadable", "Rows not read", unreadable, "rows without an id, a title, an address or a time"),
    count(
      "news.old",
      "Old headlines listed",
      shown.filter((each) => isOld(each, now)).length,
      `published more than ${OLD_DAYS} days ago`,
    ),
    count(
      "news.untouched",
      "Headlines without a pillar",
      headlines.filter(({ pillars }) => pillars.length === 0).length,
      "headlines in which no rule finds a word",
    ),
    ...PILLARS.map((pillar) =>
      count(
        `news.pillar.${pillar}`,
        `Headlines that touch ${PILLAR_NAMES[pillar]}`,
        headlines.filter(({ pillars }) => pillars.includes(pillar)).length,
        "headlines in which a rule finds a word of the pillar",
      ),
    ),
    toFigure({
      id: "news.age",
      label: "Age of the newest headline",
      value: newest ? Math.max(0, Math.floor((now - Date.parse(newest.publishedAt)) / DAY_MS)) : null,
      unit: "days",
      basis: "whole days from its publication to the question",
      reason: "there is no headline",
      readings,
    }),
  ];
}

/** Whether a headline is too old to be news of today. */
export function isOld({ publishedAt }: { readonly publishedAt: string }, now: number): boolean {
  return now - Date.parse(publishedAt) > OLD_DAYS * DAY_MS;
}
