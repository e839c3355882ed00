import type { Card, LinkItem, Part, Suggestion } from "../../src/card.ts";
import { figuresById } from "../../src/figure.ts";
import { ageText } from "../../src/format.ts";
import type { Touching } from "../../src/news/gather.ts";
import { PILLAR_NAMES, type Pillar } from "../../src/news/pillars.ts";
import { TOPICS, type Topic } from "../../src/news/topics.ts";
import { sourcesOf } from "../sources.ts";
import { newsCaveats } from "./caveats.ts";
import { isOld, newsFigures } from "./figures.ts";
import type { NewsParts } from "./parts.ts";
import { newsData, newsReceipt } from "./receipt.ts";
import { newsAnswer, newsTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function newsCard(parts: NewsParts): Card {
  const { shown, simulated, pending, now } = parts;
  const figures = figuresById(newsFigures(parts));
  const { texts, cautious } = newsCaveats(parts, figures);
  const receipt = newsReceipt(parts, figures);
  return {
    title: newsTitle(parts),
    answer: newsAnswer(parts, figures),
    tone: cautious || pending !== null ? "caution" : "plain",
    parts: [
      ...(shown.length > 0 ? [{ kind: "links" as const, items: shown.map((each) => itemOf(each, now)) }] : []),
      ...texts.map((text): Part => ({ kind: "note", text })),
    ],
    sources: sourcesOf(receipt.inputs),
    next: suggestions(parts),
    figures,
    data: newsData(parts),
    receipt,
    simulated,
    ...(pending ? { pending } : {}),
  };
}

/** Who published it, what it touches, and how old it is where that is worth a word. */
function itemOf(headline: Touching, now: number): LinkItem {
  const { title, url, publisher, publishedAt, pillars } = headline;
  const touches =
    pillars.length === 0 ? "touches no pillar" : `touches ${pillars.map((each) => PILLAR_NAMES[each]).join(", ")}`;
  const age = isOld(headline, now) ? `${ageText(now - Date.parse(publishedAt))} old` : "";
  return { text: title, url, at: publishedAt, detail: [publisher, touches, age].filter(Boolean).join(" · ") };
}

const TOPIC_LABELS: Readonly<Record<Topic, string>> = {
  "small-caps": "Small caps",
  policy: "Policy",
  fed: "The Fed",
  earnings: "Earnings",
};

/** Commands that answer what a pillar says today. */
const PILLAR_COMMANDS: Partial<Readonly<Record<Pillar, string>>> = {
  valuation: "valuation",
  earnings: "earnings",
  economy: "economy",
  rates: "rates",
  debt: "debt",
};

function suggestions({ topic, company, headlines }: NewsParts): Suggestion[] {
  const ask = (label: string, options: Suggestion["options"]): Suggestion => ({ label, command: "news", options });
  const options = (each: Topic) => ({
    ...(company ? { ticker: company.ticker } : {}),
    ...(each === "small-caps" ? {} : { topic: each }),
  });
  const label = (each: Topic) => (company && each === "small-caps" ? `All of ${company.ticker}` : TOPIC_LABELS[each]);
  const [touched] = [
    ...Map.groupBy(
      headlines.flatMap(({ pillars }) => pillars),
      (pillar) => pillar,
    ),
  ]
    .filter(([pillar]) => PILLAR_COMMANDS[pillar])
    .sort(([, a], [, b]) => b.length - a.length);
  const command = touched && PILLAR_COMMANDS[touched[0]];
  return [
    { ...ask("How computed?", options(topic)), view: "receipt" },
    ...TOPICS.filter((each) => each !== topic).map((each) => ask(label(each), options(each))),
    ...(command
      ? [
          {
            label: `${PILLAR_NAMES[touched[0]].replace(/^./, (first) => first.toUpperCase())} today`,
            command,
            options: {},
          },
        ]
      : []),
    { label: "Calendar", command: "calendar", options: company ? { ticker: company.ticker } : {} },
  ];
}
