import type { Card } from "../../src/card.ts";
import type { Figure } from "../../src/figure.ts";
import {
  ageText,
  cheaperText,
  dayText,
  figureText,
  instantText,
  shareText,
  signedPercentText,
  turnsText,
} from "../../src/format.ts";
import { INDEXES } from "../../src/market/indexes.ts";

/** A number as it stands in a text, with its sign and unit: `−3.9 turns`, `20.3%`, `15.2×`, `1,930`. */
const NUMBER = /[+−-]?\d+(?:,\d{3})*(?:\.\d+)?(?:×|%| turns| points)?/g;
/** The cap of `harmonicCapped`: part of a method's name. */
const CONSTANTS = ["60", "60×"];

/**
 * Numbers in a card's title, answer, notes and table cells that are no figure of the card. Allowed beside figures: the
 * day and age of what was read, the name of an index, a figure's own definition or reason quoted as it stands, and the
 * cap of 60. Empty on a card that keeps the rule.
 */
export function strayNumbers(card: Card): string[] {
  const allowed = new Set([
    ...CONSTANTS,
    ...Object.values(card.figures)
      .flatMap(textsOf)
      .flatMap((text) => text.match(NUMBER) ?? []),
  ]);
  const phrases = quotable(card);
  return textsIn(card).flatMap((text) => {
    const own = phrases.reduce((rest, phrase) => withoutPhrase(rest, phrase), text);
    return (own.match(NUMBER) ?? []).filter((number) => !allowed.has(number)).map((number) => `${number} in “${text}”`);
  });
}

function textsIn({ title, answer, parts }: Card): string[] {
  const said = parts.flatMap((part) => {
    if (part.kind === "note") return [part.text];
    return part.kind === "table" ? [...part.columns, ...part.rows.flat()] : [];
  });
  return [title, answer, ...said];
}

function textsOf(figure: Figure): string[] {
  const forms = [figureText, turnsText, cheaperText, signedPercentText].map((form) => form(figure));
  return figure.coverage === undefined ? forms : [...forms, shareText(figure.coverage)];
}

/** Longest first, so that no phrase is broken by a part of it. */
function quotable(card: Card): string[] {
  const figures = Object.values(card.figures);
  const readings = [...figures.flatMap((figure) => figure.readings), ...(card.receipt?.inputs ?? [])];
  const observed = new Set([...readings, ...card.sources].map(({ observedAt }) => observedAt));
  const instants = [...new Set([...observed, ...readings.map(({ fetchedAt }) => fetchedAt)])];
  const ages = instants.flatMap((one) => instants.map((other) => ageText(Date.parse(one) - Date.parse(other))));
  const failures = (card.receipt?.leftOut ?? []).map(({ reason }) => reason.replace(/^.*not answered: /, ""));
  const phrases = [
    ...Object.values(INDEXES).map(({ name }) => name),
    ...[...observed].flatMap((instant) => [dayText(instant), instantText(instant)]),
    ...ages,
    ...failures,
    ...figures.flatMap(({ basis, reason }) => [basis, reason ?? ""]),
  ];
  return [...new Set(phrases)].filter((phrase) => /\d/.test(phrase)).sort((a, b) => b.length - a.length);
}

/** Takes a phrase out where it stands alone: `5 days` is no part of `15 days`. */
function withoutPhrase(text: string, phrase: string): string {
  const quoted = phrase.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\d.,])${quoted}(?!\\d)`, "g"), "");
}
