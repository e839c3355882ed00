import type { Card, Part, Suggestion } from "../../src/card.ts";
import { monthText } from "../../src/economy/calendar-month.ts";
import { regimeKey } from "../../src/economy/regime.ts";
import { AFTERMATHS } from "../../src/economy/regime-returns.ts";
import { type Figures, figuresById } from "../../src/figure.ts";
import { figureText, signedNumberText, signedPercentText, signedText } from "../../src/format.ts";
import { sourcesOf } from "../sources.ts";
import { economyCaveats } from "./caveats.ts";
import { economyChart } from "./chart.ts";
import { economyFigures } from "./figures.ts";
import { commentary } from "./notes.ts";
import { type EconomyParts, INDICATORS, type Indicator } from "./parts.ts";
import { economyData, economyReceipt } from "./receipt.ts";
import { dayOf, economyAnswer, economyTitle, given, monthOf, text } from "./words.ts";

/** The answer from what was read. Pure. */
export function economyCard(parts: EconomyParts): Card {
  const { indicator, simulated } = parts;
  const figures = figuresById(economyFigures(parts));
  const caveats = economyCaveats(parts);
  const chart = economyChart(parts);
  const receipt = economyReceipt(parts, figures);
  return {
    title: economyTitle(parts, figures),
    answer: economyAnswer(parts, figures),
    tone: caveats.length > 0 ? "caution" : "plain",
    parts: [
      indicatorTable(parts, figures),
      ...(indicator === "pmi" && parts.months.length > 0 ? [regimeTable(parts, figures)] : []),
      ...[...commentary(parts, figures), ...caveats].map((each): Part => ({ kind: "note", text: each })),
      ...(chart ? [chart] : []),
    ],
    sources: sourcesOf(receipt.inputs),
    next: suggestions(indicator),
    figures,
    data: economyData(parts),
    receipt,
    simulated,
    ...(parts.pending ? { pending: parts.pending } : {}),
  };
}

/** All four indicators, the one asked about first. */
function indicatorTable({ indicator, months, credit, jobs, inflation }: EconomyParts, figures: Figures): Part {
  const last = months.at(-1);
  const cell = (id: string, show = figureText) => {
    const figure = figures[id];
    return given(figure) ? show(figure) : "–";
  };
  const rows: Readonly<Record<Indicator, readonly string[]>> = {
    pmi: [
      "ISM manufacturing PMI",
      cell("pmi.level"),
      cell("pmi.change3m", signedText),
      last ? monthText(last.month) : "–",
    ],
    credit: ["High-yield spread", cell("credit.highYieldSpread"), cell("credit.change3m", signedText), dayOf(credit)],
    jobs: ["Unemployment", cell("jobs.unemployment"), cell("jobs.change3m", signedText), monthOf(jobs)],
    inflation: [
      "Consumer prices over a year",
      cell("inflation.cpi", signedPercentText),
      cell("inflation.change3m", signedText),
      monthOf(inflation),
    ],
  };
  const order = [indicator, ...INDICATORS.filter((each) => each !== indicator)];
  return { kind: "table", columns: ["", "Now", "Three months", "Of"], rows: order.map((each) => rows[each]) };
}

const AFTER: Readonly<Record<(typeof AFTERMATHS)[number], string>> = {
  "above.rising": "above 50, rising",
  "above.falling": "above 50, falling",
  "below.rising": "below 50, rising",
  "below.falling": "below 50, falling",
  all: "any month",
};

/** Mean of small − large after each regime, and on how many months with a year behind them that rests. */
function regimeTable({ regimes }: EconomyParts, figures: Figures): Part {
  const now = regimeKey(regimes.at(-1)?.regime ?? null);
  const mean = (id: string) => {
    const figure = figures[`${id}.mean`];
    return given(figure) ? signedNumberText(figure) : "–";
  };
  return {
    kind: "table",
    columns: ["Points after", "Quarter", "Half-year", "Year", "Months", "Not overlapping"],
    rows: AFTERMATHS.map((regime) => [
      `${AFTER[regime]}${regime === now ? " (now)" : ""}`,
      mean(`regime.${regime}.3m`),
      mean(`regime.${regime}.6m`),
      mean(`regime.${regime}.12m`),
      text(figures[`regime.${regime}.12m.n`]),
      text(figures[`regime.${regime}.12m.nonOverlapping`]),
    ]),
  };
}

const LABELS: Readonly<Record<Indicator, string>> = {
  pmi: "PMI",
  credit: "Credit",
  jobs: "Jobs",
  inflation: "Inflation",
};

function suggestions(now: Indicator): Suggestion[] {
  const ask = (label: string, indicator: Indicator): Suggestion => ({
    label,
    command: "economy",
    options: indicator === "pmi" ? {} : { indicator },
  });
  return [
    { ...ask("How computed?", now), view: "receipt" },
    ...INDICATORS.filter((each) => each !== now).map((each) => ask(LABELS[each], each)),
    { label: "Rates", command: "rates", options: {} },
    { label: "Valuation", command: "valuation", options: {} },
  ];
}
