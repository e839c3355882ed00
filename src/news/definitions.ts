import type { Definition } from "../definition.ts";

const count = (id: string, name: string, basis: string, more: Partial<Definition> = {}): Definition => ({
  id: `news.${id}`,
  name,
  unit: "count",
  basis,
  ...more,
});

/** Every figure of `news`. */
export const NEWS_DEFINITIONS: readonly Definition[] = [
  count("headlines", "Headlines", "articles that belong to what was asked, each once", {
    limits: "What the source's search gives, in its own choice: not all that was written.",
  }),
  count("shown", "Headlines listed", "the newest of them"),
  count("received", "Rows received", "rows of all searches together"),
  count("folded", "Rows folded", "rows that repeat an article"),
  count("folded.article", "The same article", "the same id, or the same address without tracking"),
  count("folded.title", "Syndicated", "the same words in the title within twelve hours"),
  count("ahead", "Rows dated ahead", "rows dated after the question"),
  count("unreadable", "Rows not read", "rows without an id, a title, an address or a time"),
  count("old", "Old headlines listed", "published more than {days} ago"),
  count("untouched", "Headlines without a pillar", "headlines in which no rule finds a word"),
  count("pillar.{pillar}", "Headlines that touch {pillar}", "headlines in which a rule finds a word of the pillar", {
    limits: "Words in a title, by fixed rules: neither a judgement nor a forecast.",
    also: ["pillars", "headlines"],
  }),
  {
    id: "news.age",
    name: "Age of the newest headline",
    unit: "days",
    basis: "whole days from its publication to the question",
  },
];
