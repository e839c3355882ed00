import { monthText } from "../../src/calendar-month.ts";
import type { Card, Part, Suggestion } from "../../src/card.ts";
import { regimeKey } from "../../src/economy/regime.ts";
import { AFTERMATHS, aftermathText } from "../../src/economy/regime-returns.ts";
import { type Figures, figuresById } from "../../src/figure.ts";
import { figureText, signedNumberText, signedPercentText, signedText, textOrDash } from "../../src/format.ts";
import { sourcesOf } from "../sources.ts";
import { economyCaveats } from "./caveats.ts";
import { economyChart } from "./chart.ts";
import { economyFigures } from "./figures.ts";
import { commentary } from "./notes.ts";
import { type EconomyParts, INDICATORS, type Indicator } from "./parts.ts";
import { economyData, economyReceipt } from "./receipt.ts";
import { economyAnswer, economyTitle, newestDay, newestMonth } from "./words.ts";

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
  const cell = (id: string, show = figureText) => textOrDash(figures[id], show);
  const rows: Readonly<Record<Indicator, readonly string[]>> = {
    pmi: [
      "ISM manufacturing PMI",
      cell("pmi.level"),
      cell("pmi.change3m", signedText),
      last ? monthText(last.month) : "–",
    ],
    credit: [
      "High-yield spread",
      cell("credit.highYieldSpread"),
      cell("credit.change3m", signedText),
      newestDay(credit),
    ],
    jobs: ["Unemployment", cell("jobs.unemployment"), cell("jobs.change3m", signedText), newestMonth(jobs)],
    inflation: [
      "Consumer prices over a year",
      cell("inflation.cpi", signedPercentText),
      cell("inflation.change3m", signedText),
      newestMonth(inflation),
    ],
  };
  const order = [indicator, ...INDICATORS.filter((each) => each !== indicator)];
  return { kind: "table", columns: ["", "Now", "Three months", "Of"], rows: order.map((each) => rows[each]) };
}

/** Mean of small − large after each regime, and on how many months with a year behind them that rests. */
function regimeTable({ regimes }: EconomyParts, figures: Figures): Part {
  const now = regimeKey(regimes.at(-1)?.regime ?? null);
  const mean = (id: string) => textOrDash(figures[`${id}.mean`], signedNumberText);
  return {
    kind: "table",
    columns: ["Points after", "Quarter", "Half-year", "Year", "Months", "Not overlapping"],
    rows: AFTERMATHS.map((regime) => [
      `${aftermathText(regime)}${regime === now ? " (now)" : ""}`,
      mean(`regime.${regime}.3m`),
      mean(`regime.${regime}.6m`),
      mean(`regime.${regime}.12m`),
      textOrDash(figures[`regime.${regime}.12m.n`]),
      textOrDash(figures[`regime.${regime}.12m.nonOverlapping`]),
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
