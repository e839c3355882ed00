import type { Card, Part, Suggestion, Table } from "../../src/card.ts";
import { HORIZONS } from "../../src/debt/event-returns.ts";
import { type Figure, type Figures, figuresById } from "../../src/figure.ts";
import {
  dayText,
  figureText,
  signedNumberText,
  signedPercentText,
  signedText,
  textOrDash,
  wholePercentText,
} from "../../src/format.ts";
import { sourcesOf } from "../sources.ts";
import { caveats } from "./caveats.ts";
import { coverageChart } from "./chart.ts";
import { eventFigures, HORIZON_HEADS } from "./event-figures.ts";
import { givenFigures } from "./given-figures.ts";
import { moveFigures } from "./move-figures.ts";
import { commentary } from "./notes.ts";
import { DEFAULTS, type DebtOptions, type DebtParts, LEVELS } from "./parts.ts";
import { debtData, debtReceipt, inputsOf } from "./receipt.ts";
import { sideFigures } from "./side-figures.ts";
import { debtAnswer, debtTitle, shareOf } from "./words.ts";

/** The answer from what was read. Pure. */
export function debtCard(parts: DebtParts): Card {
  const { options, small, large, year, simulated, pending } = parts;
  const figures = figuresById([
    ...sideFigures("small", small, year),
    ...sideFigures("large", large, year),
    ...givenFigures(parts),
    ...moveFigures(parts),
    ...eventFigures(parts),
  ]);
  const notes = caveats(parts, figures);
  const chart = coverageChart(small, large, simulated);
  return {
    title: debtTitle(options, figures),
    answer: debtAnswer(options, figures),
    tone: notes.cautious || pending ? "caution" : "plain",
    parts: [
      ...(small.side ? [moveTable(figures)] : []),
      ...(small.side || large.side ? [coverageTable(parts, figures)] : []),
      ...eventTable(parts, figures),
      ...[...notes.texts, ...commentary(parts, figures)].map((each): Part => ({ kind: "note", text: each })),
      ...(chart ? [chart] : []),
    ],
    sources: sourcesOf(inputsOf(parts)),
    next: suggestions(options),
    figures,
    data: debtData(parts),
    receipt: debtReceipt(parts, figures),
    simulated,
    ...(pending ? { pending } : {}),
  };
}

/** What the move is worth, at both floating shares. */
function moveTable(figures: Figures): Table {
  const row = (label: string, id: string, show: (figure: Figure) => string = signedText) => [
    label,
    ...LEVELS.map((level) => textOrDash(figures[`${id}.${level}`], show)),
  ];
  const once = (label: string, id: string) => [label, ...LEVELS.map(() => textOrDash(figures[id], signedText))];
  return {
    kind: "table",
    columns: ["Change a year", ...LEVELS.map((level) => `${shareOf(figures[`floating.${level}`])} floating`)],
    rows: [
      row("interest paid", "move.interest"),
      once("interest on cash", "move.cash"),
      row("earnings before tax", "move.preTax"),
      row("earnings after tax", "move.afterTax"),
      row("share of earnings", "move.eps", signedPercentText),
      row("after tax, profitable only", "move.profitable.afterTax"),
      row("share, profitable only", "move.profitable.eps", signedPercentText),
      once("refinancing, after tax", "refinancing.afterTax"),
      row("move and refinancing", "move.net"),
    ],
  };
}

function coverageTable({ small, large }: DebtParts, figures: Figures): Table {
  const row = (label: string, id: string) => [
    label,
    textOrDash(figures[`small.${id}`]),
    textOrDash(figures[`large.${id}`]),
  ];
  return {
    kind: "table",
    columns: ["", small.index.name, large.index.name],
    rows: [
      row("EBIT / interest", "coverage.aggregate"),
      row("median company", "coverage.median"),
      row("below one", "coverage.belowOne"),
      row("below one and a half", "coverage.belowOneAndHalf"),
      row("interest payers", "coverage.firms"),
      row("debt", "debt.total"),
      row("due within a year", "debt.shortTermShare"),
      row("cash", "cash.total"),
      row("net income", "netIncome.total"),
      row("net debt / EBITDA", "leverage.netDebtToEbitda"),
    ],
  };
}

/** Every first cut that can be priced, and all of them together. */
function eventTable({ study }: DebtParts, figures: Figures): Table[] {
  if (!("value" in study) || study.value.study.cases.length === 0) return [];
  const cells = (id: (horizon: number) => string, show: (figure: Figure) => string = figureText) =>
    HORIZONS.map((horizon) => textOrDash(figures[id(horizon)], show));
  const all = (statistic: string) => (horizon: number) => `events.all.${horizon}d.${statistic}`;
  return [
    {
      kind: "table",
      columns: ["Points after a", ...HORIZONS.map((horizon) => HORIZON_HEADS[horizon])],
      rows: [
        ...study.value.study.cases.map(({ cut }) => [
          `${dayText(cut.date)}${cut.recession ? " *" : ""}`,
          ...cells((horizon) => `event.${cut.date}.${horizon}d`, signedNumberText),
        ]),
        ["mean", ...cells(all("mean"), signedNumberText)],
        ["median", ...cells(all("median"), signedNumberText)],
        ["small ahead", ...cells(all("hitRate"), wholePercentText)],
        ["t", ...cells(all("t"))],
        ["cases", ...cells(all("n"))],
      ],
    },
  ];
}

/** Only what differs from the defaults is written, so that a suggestion is short to read and to type. */
function suggestions({ bp, floating, passThrough }: DebtOptions): Suggestion[] {
  const percent = (share: number) => Math.round(share * 1e6) / 1e4;
  const others = {
    ...(floating.low === DEFAULTS.floating.low ? {} : { "floating-low": percent(floating.low) }),
    ...(floating.high === DEFAULTS.floating.high ? {} : { "floating-high": percent(floating.high) }),
    ...(passThrough === DEFAULTS.passThrough ? {} : { "pass-through": percent(passThrough) }),
  };
  const ask = (label: string, move: number): Suggestion => ({
    label,
    command: "debt",
    options: { ...(move === DEFAULTS.bp ? {} : { "move-bp": move }), ...others },
  });
  const moves = [
    { label: "Cut of 25 bp", move: -25 },
    { label: "Cut of 100 bp", move: -100 },
    { label: "Hike of 25 bp", move: 25 },
  ];
  return [
    { ...ask("How computed?", bp), view: "receipt" },
    ...moves.filter(({ move }) => move !== bp).map(({ label, move }) => ask(label, move)),
    { label: "Rates", command: "rates", options: {} },
    { label: "Economy", command: "economy", options: {} },
  ];
}
