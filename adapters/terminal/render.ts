import type { AgendaEvent, Card, Chart, LineChart, LinkItem, Part } from "../../src/card.ts";
import { cardFooter } from "../../src/card-text.ts";
import { instantText } from "../../src/format.ts";
import { plainText } from "../../src/plain.ts";
import { safeUrl } from "../../src/safe-url.ts";
import { whenText } from "../../src/when-text.ts";
import { columnLines } from "./columns.ts";
import { sparkline } from "./sparkline.ts";
import { textBars } from "./text-bars.ts";
import { typedWords } from "./typed.ts";
import { textWidth, wrapped } from "./width.ts";

export type Look = {
  readonly colour: boolean;
  /** Width of the screen. */
  readonly columns: number;
  /** How follow-ups are offered: by number in a conversation, by the words to type elsewhere. */
  readonly follow?: "number" | "words";
  /** IANA time zone in which instants are shown; New York where it is not said. */
  readonly timeZone?: string;
};

type Style = "bold" | "faint" | "caution" | "problem";
type Painter = (style: Style, text: string) => string;

/** Narrower screens get lines of this width and wrap by themselves. */
const NARROWEST = 20;
const SPARKS = 60;

/** A card as text for a terminal. Pure; nothing in a card can move the cursor, recolour or hide. Ends with a newline. */
export function renderText(card: Card, { colour, columns, follow = "number", timeZone }: Look): string {
  const width = Math.max(NARROWEST, Math.floor(columns) || 80);
  const paint: Painter = (style, text) => (colour && text !== "" ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
  const painted = (style: Style, text: string) => lines(text, width).map((line) => paint(style, line));
  const blocks = [
    card.simulated ? painted("caution", SIMULATED) : [],
    [
      ...painted(card.tone === "plain" ? "bold" : card.tone, titleText(card)),
      ...lines(card.answer, width),
      ...painted("caution", card.pending ?? ""),
    ],
    ...card.parts.map((part) => partLines(part, width, paint, timeZone)),
    painted("faint", attachedText(card)),
    painted("faint", cardFooter(card)),
    follow === "number"
      ? numberedLines(card, width).map((line) => paint("bold", line))
      : painted("bold", wordsText(card)),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

const CODES: Readonly<Record<Style, string>> = { bold: "1", faint: "2", caution: "33", problem: "31" };
const SIMULATED = "SIMULATED MARKET: these numbers are made up by the built-in sample, none of them is real.";
const TONES: Readonly<Record<Card["tone"], string>> = { plain: "", caution: "Caution", problem: "Problem" };

function titleText({ tone, title }: Card): string {
  return [TONES[tone], title].filter(Boolean).join(": ");
}

function partLines(part: Part, width: number, paint: Painter, timeZone?: string): readonly string[] {
  switch (part.kind) {
    case "note":
      return lines(part.text, width);
    case "facts":
      return grid({ head: [], rows: part.facts.map(({ label, value }) => [label, value]) }, width, paint);
    case "table":
      return grid({ head: part.columns, rows: part.rows }, width, paint);
    case "chart":
      return chartLines(part, width, paint);
    case "agenda":
      return grid({ head: [], rows: part.events.map((event) => eventRow(event, timeZone)) }, width, paint);
    case "links":
      return part.items.flatMap((item) => itemLines(item, width, paint, timeZone));
  }
}

function eventRow(event: AgendaEvent, timeZone: string | undefined): readonly string[] {
  return [whenText(event, timeZone), event.label, event.detail ?? ""];
}

function itemLines({ text, url, at, detail }: LinkItem, width: number, paint: Painter, timeZone?: string) {
  const when = at === undefined ? "" : instantText(at, timeZone);
  const under = [detail, when].filter(Boolean).join(" · ");
  return [
    ...lines(text, width),
    ...[under, safeUrl(url) ?? ""].flatMap((line) => lines(line, width).map((each) => paint("faint", each))),
  ];
}

function grid(
  { head, rows }: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] },
  width: number,
  paint: Painter,
): readonly string[] {
  const safe = { head: head.map(oneLine), rows: rows.map((row) => row.map(oneLine)) };
  return columnLines(safe, width).map((line) => (line.head ? paint("bold", line.text) : line.text));
}

function chartLines(chart: Chart, width: number, paint: Painter): readonly string[] {
  const { title, alt } = chart;
  const drawn = chart.form === "lines" ? sparks(chart, width) : textBars(chart, width);
  return [...lines(title, width).map((line) => paint("bold", line)), ...drawn, ...lines(alt, width)];
}

/** The first series alone: sparks of several cannot be compared. */
function sparks({ series: [first] }: LineChart, width: number): readonly string[] {
  const line = first ? sparkline(first, Math.min(SPARKS, width)) : "";
  return line === "" ? [] : [line];
}

function attachedText({ attachments = [] }: Card): string {
  return attachments.length > 0 ? `Files: ${attachments.map(({ name }) => name).join(" · ")}` : "";
}

/** `1 How computed?  2 By sector`, as many in a line as fit. */
function numberedLines({ next }: Card, width: number): readonly string[] {
  const labels = next.map(({ label }, index) => `${index + 1} ${oneLine(label)}`);
  const rows: string[] = [];
  for (const label of labels) {
    const last = rows.at(-1);
    const joined = last === undefined ? label : `${last}  ${label}`;
    if (textWidth(joined) <= width) rows.splice(-1, 1, joined);
    else rows.push(...wrapped(label, width));
  }
  return rows;
}

function wordsText({ next }: Card): string {
  return next.map((suggestion) => `${oneLine(suggestion.label)} → ${typedWords(suggestion)}`).join("\n");
}

/** Lines as wide as the screen, the text's own line breaks kept, everything that is no visible character taken out. */
function lines(text: string, width: number): readonly string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(oneLine)
    .filter(Boolean)
    .flatMap((line) => wrapped(line, width));
}

function oneLine(text: string): string {
  return plainText(text, Number.POSITIVE_INFINITY);
}
