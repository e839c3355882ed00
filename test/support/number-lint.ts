import type { Card } from "../../src/card.ts";
import type { Figure } from "../../src/figure.ts";
import {
  ageText,
  cheaperText,
  dayText,
  figureText,
  finePercentText,
  instantText,
  shareText,
  signedNumberText,
  signedPercentText,
  signedText,
  turnsText,
  wholePercentText,
} from "../../src/format.ts";
import { FAMILY_NAMES, LISTED_FUNDS } from "../../src/funds/catalogue.ts";
import { INDEXES } from "../../src/market/indexes.ts";
import { LARGE_SIDES, SMALL_SIDES } from "../../src/performance/fund-names.ts";

/** A number as it stands in a text, with its sign and unit: `−3.9 turns`, `20.3%`, `15.2×`, `1,930`. */
const NUMBER = /[+−-]?\d+(?:,\d{3})*(?:\.\d+)?(?:×|%| turns| points| bp)?/g;
/** Parts of definitions: the cap of `harmonicCapped`, and a PMI's "no change". */
const CONSTANTS = ["60", "60×", "50"];
/**
 * Numbers in a card's title, answer, notes, agendas and table cells that are no figure of the card. Allowed beside figures: the
 * day and age of what was read, days and years that stand in the card's data, the name of an index, a figure's own
 * definition or reason quoted as it stands, companies' names and tickers in the data, and the constants above. Empty on a card that keeps the rule.
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
    if (part.kind === "facts") return part.facts.map(({ value }) => value);
    // Dates of an agenda are not text; headlines are the words of others, quoted as they stand.
    if (part.kind === "agenda") return part.events.flatMap(({ label, detail }) => [label, detail ?? ""]);
    return part.kind === "table" ? [...part.columns, ...part.rows.flat()] : [];
  });
  return [title, answer, ...said];
}

function textsOf(figure: Figure): string[] {
  const forms = [
    figureText,
    finePercentText,
    signedText,
    signedNumberText,
    wholePercentText,
    turnsText,
    cheaperText,
    signedPercentText,
  ].map((form) => form(figure));
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
    ...[...Object.values(LARGE_SIDES).map(({ name }) => name), ...Object.values(SMALL_SIDES)],
    ...LISTED_FUNDS.map(({ follows }) => follows),
    ...Object.values(FAMILY_NAMES),
    ...[...observed].flatMap((instant) => [dayText(instant), instantText(instant)]),
    ...ages,
    ...failures,
    ...datesIn(card.data).flatMap(dateForms),
    ...namesIn(card.data),
    ...figures.flatMap(({ basis, reason }) => [basis, ...basis.split("; "), reason ?? ""]),
  ];
  return [...new Set(phrases)].filter((phrase) => /\d/.test(phrase)).sort((a, b) => b.length - a.length);
}

/** ISO days and months in a command's typed result. */
function datesIn(data: unknown): string[] {
  const found = JSON.stringify(data ?? null).match(/(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?:-[0-3]\d)?(?!\d)/g);
  return [...new Set(found ?? [])];
}

/** Companies in a command's typed result, by name and ticker: `3D Systems` holds a number that is none of ours. */
function namesIn(data: unknown): string[] {
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    typeof value === "string" ? (key === "name" || key === "ticker" ? [value] : []) : namesIn(value),
  );
}

/** `2026-09-16` as it may be written: whole, without its year, as a month, as a year. */
function dateForms(date: string): string[] {
  const [year = "", month = "", day] = date.split("-");
  const name = (length: "short" | "long") =>
    new Intl.DateTimeFormat("en-US", { month: length, timeZone: "UTC" }).format(new Date(`${year}-${month}-01`));
  const months = [`${name("short")} ${year}`, `${name("long")} ${year}`, date.slice(0, 7), year];
  if (day === undefined) return months;
  const number = String(Number(day));
  return [
    date,
    `${number} ${name("short")} ${year}`,
    `${number} ${name("short")}`,
    `${number} ${name("long")}`,
    ...months,
  ];
}

/** Takes a phrase out where it stands alone: `5 days` is no part of `15 days`. */
function withoutPhrase(text: string, phrase: string): string {
  const quoted = phrase.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return text.replace(new RegExp(`(?<![\\d.,])${quoted}(?!\\d)`, "g"), "");
}
