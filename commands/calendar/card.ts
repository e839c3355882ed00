import type { Card, Part, Suggestion } from "../../src/card.ts";
import { type Figures, figuresById } from "../../src/figure.ts";
import { finePercentText, textOrDash } from "../../src/format.ts";
import { sourcesOf } from "../sources.ts";
import { calendarCaveats } from "./caveats.ts";
import { reportsChart, shortDay } from "./chart.ts";
import { whenOf } from "./events.ts";
import { calendarFigures, stretchesOf } from "./figures.ts";
import type { CalendarParts } from "./parts.ts";
import { calendarData, calendarReceipt } from "./receipt.ts";
import { calendarAnswer, calendarTitle, knownText } from "./words.ts";

/** The answer from what was read. Pure. */
export function calendarCard(parts: CalendarParts): Card {
  const { shown, simulated, pending } = parts;
  const figures = figuresById(calendarFigures(parts));
  const { texts, cautious } = calendarCaveats(parts, figures);
  const receipt = calendarReceipt(parts, figures);
  const chart = reportsChart(parts);
  const events = shown.map((event) => ({ ...whenOf(event), label: event.label, detail: knownText(event) }));
  return {
    title: calendarTitle(parts, figures),
    answer: calendarAnswer(parts, figures),
    tone: cautious || pending !== null ? "caution" : "plain",
    parts: [
      ...(events.length > 0 ? [{ kind: "agenda" as const, events }] : []),
      ...reportsTable(parts, figures),
      ...texts.map((text): Part => ({ kind: "note", text })),
      ...(chart ? [chart] : []),
    ],
    sources: sourcesOf(receipt.inputs),
    next: suggestions(parts),
    figures,
    data: calendarData(parts),
    receipt,
    simulated,
    ...(pending ? { pending } : {}),
  };
}

/** Names of the heaviest reports in a cell. */
const NAMED = 3;

/** All reports of the window, a row for each day or week, so that what is not listed is counted. */
function reportsTable(parts: CalendarParts, figures: Figures): Part[] {
  const stretches = stretchesOf(parts);
  if (parts.company || stretches.length === 0) return [];
  const columns = [parts.window === "week" ? "Day" : "Days", "Firms", "Weight", "Heaviest"];
  const rows = stretches.map(({ first, last, reports }) => [
    first === last ? shortDay(first) : `${shortDay(first)} to ${shortDay(last)}`,
    textOrDash(figures[`calendar.reports.on.${first}`]),
    textOrDash(figures[`calendar.reports.on.${first}.weight`], finePercentText),
    [...reports]
      .sort((a, b) => b.weight - a.weight)
      .slice(0, NAMED)
      .map(({ ticker }) => ticker)
      .join(", "),
  ]);
  return [{ kind: "table", columns, rows }];
}

function suggestions({ window, company, shown }: CalendarParts): Suggestion[] {
  const other = window === "week" ? "month" : "week";
  const ask = (label: string, options: Suggestion["options"]): Suggestion => ({ label, command: "calendar", options });
  const now = { ...(window === "week" ? {} : { window }), ...(company ? { ticker: company.ticker } : {}) };
  const heaviest = shown.filter(({ kind }) => kind === "report").sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))[0];
  return [
    { ...ask("How computed?", now), view: "receipt" },
    ask(other === "month" ? "The month" : "The week", {
      ...(other === "week" ? {} : { window: other }),
      ...(company ? { ticker: company.ticker } : {}),
    }),
    ...(company
      ? [
          ask("All small caps", {}),
          { label: `Headlines of ${company.ticker}`, command: "news", options: { ticker: company.ticker } },
        ]
      : [
          ...(heaviest?.ticker ? [ask(`Reports of ${heaviest.ticker}`, { ticker: heaviest.ticker })] : []),
          { label: "Headlines", command: "news", options: {} },
        ]),
    { label: "Rates", command: "rates", options: {} },
    { label: "Earnings", command: "earnings", options: {} },
  ];
}
