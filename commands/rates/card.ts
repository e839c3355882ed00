import type { Card, Part, Suggestion } from "../../src/card.ts";
import type { Figures } from "../../src/figure.ts";
import { dayText, decimal } from "../../src/format.ts";
import { STEP_BP } from "../../src/rates/two-outcomes.ts";
import { VIEWS, type View } from "../../src/rates/view.ts";
import { sourcesOf } from "../sources.ts";
import { caveats } from "./caveats.ts";
import { oddsChart } from "./chart.ts";
import { commentary } from "./commentary.ts";
import { ratesData } from "./data.ts";
import { ratesRead } from "./figures.ts";
import type { RatesOptions, RatesParts } from "./parts.ts";
import { ratesReceipt } from "./receipt.ts";
import { oddsTable, standingFacts } from "./tables.ts";
import { ratesAnswer, ratesTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function ratesCard(parts: RatesParts): Card {
  const { figures, readings, failure } = ratesRead(parts);
  const answer = ratesAnswer(parts, figures);
  const { texts, cautious } = caveats(parts, figures, answer);
  const chart = oddsChart(parts);
  const shown = [oddsTable(parts, figures), standingFacts(figures)].filter((part) => part !== null);
  const notes = [...commentary(parts, figures), ...texts].map((text): Part => ({ kind: "note", text }));
  return {
    title: ratesTitle(parts, figures),
    answer,
    tone: cautious ? "caution" : "plain",
    parts: [...shown, ...notes, ...(chart ? [chart] : [])],
    sources: sourcesOf(readings),
    next: suggestions(parts, figures),
    figures,
    data: ratesData(parts, failure),
    receipt: ratesReceipt(parts, readings, figures),
    simulated: parts.simulated,
    ...(parts.inputs.pending ? { pending: parts.inputs.pending } : {}),
  };
}

const DEFAULTS: RatesOptions = { meeting: "all", view: "cumulative" };
const VIEW_LABELS: Readonly<Record<View, string>> = {
  cumulative: "After all moves",
  local: "Each meeting alone",
  aggregated: "In two outcomes",
};

/** Only what differs from the defaults is written, so that a suggestion is short to read and to type. */
function suggestions({ options: now, asked, seen }: RatesParts, figures: Figures): Suggestion[] {
  const ask = (label: string, change: Partial<RatesOptions>): Suggestion => {
    const { meeting, view } = { ...now, ...change };
    return {
      label,
      command: "rates",
      options: {
        ...(meeting === DEFAULTS.meeting ? {} : { meeting }),
        ...(view === DEFAULTS.view ? {} : { view }),
      },
    };
  };
  const [next, yearEnd] = [seen.outlook.next, seen.outlook.yearEnd.meeting];
  const priced = figures["yearEnd.changeBp"]?.value ?? figures["next.changeBp"]?.value ?? null;
  const move = priced !== null && priced > 0 ? STEP_BP : -STEP_BP;
  const views = VIEWS.filter((view) => view !== now.view).map((view) => ask(VIEW_LABELS[view], { view }));
  const others = [
    ...(asked ? [ask("All meetings", { meeting: "all" })] : []),
    ...(next && asked !== next ? [ask("Next meeting", { meeting: "next" })] : []),
    ...(yearEnd && yearEnd !== next && asked !== yearEnd
      ? [ask(`Meeting of ${dayText(yearEnd.date)}`, { meeting: yearEnd.date })]
      : []),
  ];
  return [
    { ...ask("How computed?", {}), view: "receipt" },
    ...views,
    ...others,
    { label: `What a ${decimal(STEP_BP, 0)} bp move is worth`, command: "debt", options: { "move-bp": move } },
    { label: "Economy", command: "economy", options: {} },
  ];
}
