import type { Card, Part, Suggestion } from "../../src/card.ts";
import { type ConcentrationSide, concentrationFigures, LARGEST } from "../../src/concentration/figures.ts";
import { type PublishedWeight, publishedBy } from "../../src/concentration/published.ts";
import { type Figure, type Figures, figuresById } from "../../src/figure.ts";
import { dayText, figureText, textOrDash } from "../../src/format.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { sourcesOf } from "../sources.ts";
import { concentrationCaveats } from "./caveats.ts";
import { concentrationChart } from "./chart.ts";
import { commentary } from "./notes.ts";
import { besidePrefix, type ConcentrationParts } from "./parts.ts";
import { concentrationData, concentrationReceipt } from "./receipt.ts";
import { concentrationAnswer, concentrationTitle } from "./words.ts";

/** Published weights that are shown, the newest ones. */
const SHOWN = 4;

/** The answer from what was read. Pure. */
export function concentrationCard(parts: ConcentrationParts): Card {
  const { asked, beside, simulated, now } = parts;
  const published = asked.index.id === "sp500" && !simulated ? publishedBy(newYork(now).date, SHOWN) : NOTHING;
  const figures = figuresOnce(asked.side, beside.side, besidePrefix(parts), published);
  const caveats = concentrationCaveats(parts);
  const chart = concentrationChart(asked.side, beside.side, simulated);
  const receipt = concentrationReceipt(parts, figures);
  const note = (text: string): Part => ({ kind: "note", text });
  return {
    title: concentrationTitle(parts, figures),
    answer: concentrationAnswer(parts, figures),
    tone: caveats.length > 0 ? "caution" : "plain",
    parts: [
      comparison(parts, figures),
      ...commentary(parts, figures).map(note),
      ...heaviest(parts, figures),
      ...publishedTable(published, figures),
      ...caveats.map(note),
      ...(chart ? [chart] : []),
    ],
    sources: sourcesOf(receipt.inputs),
    next: suggestions(asked.index.id),
    figures,
    data: concentrationData(parts, published),
    receipt,
    simulated,
    ...(parts.pending ? { pending: parts.pending } : {}),
  };
}

const NOTHING: readonly PublishedWeight[] = [];

const figuresOnce = memo(
  (
    asked: ConcentrationSide,
    beside: ConcentrationSide,
    prefix: "small." | "large.",
    published: readonly PublishedWeight[],
  ): Figures =>
    figuresById([
      ...concentrationFigures("", asked),
      ...concentrationFigures(prefix, beside),
      // Who asks about the small caps finds them under both names.
      ...(prefix === "large." ? concentrationFigures("small.", asked) : []),
      ...published.flatMap(publishedFigures),
    ]),
);

function publishedFigures({ date, magnificentSeven, topTen, source }: PublishedWeight): Figure[] {
  const basis = `S&P 500 on ${date} as published by ${source}; not verified`;
  const of = (id: string, label: string, value: number | null): Figure[] =>
    value === null
      ? []
      : [{ id: `published.${date}.${id}`, label: `Published: ${label}`, value, unit: "fraction", basis, readings: [] }];
  return [...of("mag7", "Magnificent Seven", magnificentSeven), ...of("top10", "ten heaviest", topTen)];
}

/** The asked index beside the other one. */
function comparison(parts: ConcentrationParts, figures: Figures): Part {
  const prefix = besidePrefix(parts);
  const row = (label: string, id: string, text = figureText) => [
    label,
    textOrDash(figures[id], text),
    textOrDash(figures[`${prefix}${id}`], text),
  ];
  return {
    kind: "table",
    columns: ["", parts.asked.index.name, parts.beside.index.name],
    rows: [
      row("Magnificent Seven", "mag7.weight"),
      row("ten largest", "top10.weight"),
      row("fifty largest", "top50.weight"),
      row("effective names", "effectiveNames"),
      row("by entropy", "entropyNames"),
      row("half of it in", "half.names"),
      row("companies", "names"),
      row("HHI, points", "hhi.points"),
    ],
  };
}

/** The ten largest companies by name; each is a figure of the card. */
function heaviest({ asked: { side, index } }: ConcentrationParts, figures: Figures): Part[] {
  const largest = side.concentration?.issuers.slice(0, LARGEST) ?? [];
  if (largest.length === 0) return [];
  return [
    {
      kind: "table",
      columns: [`Largest of the ${index.name}`, "Weight"],
      rows: largest.map(({ tickers }, place) => [tickers.join(" + "), textOrDash(figures[`heaviest.${place + 1}`])]),
    },
  ];
}

function publishedTable(published: readonly PublishedWeight[], figures: Figures): Part[] {
  if (published.length === 0) return [];
  return [
    {
      kind: "table",
      columns: ["Published, S&P 500", "Magnificent Seven", "Ten largest", "By"],
      rows: published.map(({ date, source }) => [
        dayText(date),
        textOrDash(figures[`published.${date}.mag7`]),
        textOrDash(figures[`published.${date}.top10`]),
        source,
      ]),
    },
  ];
}

const LABELS = { sp500: "S&P 500", russell1000: "Russell 1000", russell2000: "Russell 2000" } as const;

function suggestions(now: string): Suggestion[] {
  const ask = (index: string): Suggestion["options"] => (index === "sp500" ? {} : { index });
  return [
    { label: "How computed?", command: "concentration", options: ask(now), view: "receipt" },
    ...Object.entries(LABELS)
      .filter(([id]) => id !== now)
      .map(([id, label]) => ({ label, command: "concentration", options: ask(id) })),
    { label: "By sector", command: "sectors", options: { by: "weight" } },
    { label: "Valuation", command: "valuation", options: {} },
  ];
}
