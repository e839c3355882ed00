import type { Card, Part, Suggestion } from "../../src/card.ts";
import { loadingCard } from "../nothing-to-say.ts";
import { sourcesOf } from "../sources.ts";
import { sectorsCaveats } from "./caveats.ts";
import { sectorsChart } from "./chart.ts";
import { sectorsFigures } from "./figures.ts";
import { commentary } from "./notes.ts";
import { type SectorsOptions, type SectorsParts, VIEWS, type View } from "./parts.ts";
import { sectorsData, sectorsReceipt } from "./receipt.ts";
import { sectorTable } from "./tables.ts";
import { sectorsAnswer, sectorsTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function sectorsCard(parts: SectorsParts): Card {
  const { options, small, large, simulated, pending } = parts;
  const known = [small, large].some(({ side }) => side.breakdown?.whole.sums.covered);
  if (pending && !known && options.by !== "performance") return loadingCard("market data", pending, simulated);
  const figures = sectorsFigures(parts);
  const caveats = sectorsCaveats(parts, figures);
  const receipt = sectorsReceipt(parts, figures);
  const note = (text: string): Part => ({ kind: "note", text });
  return {
    title: sectorsTitle(parts, figures),
    answer: sectorsAnswer(parts, figures),
    tone: caveats.cautious ? "caution" : "plain",
    parts: [
      sectorTable(parts, figures),
      ...commentary(parts, figures).map(note),
      ...caveats.texts.map(note),
      sectorsChart(parts, figures) ?? note("No chart: no sector has a value."),
    ],
    sources: sourcesOf(receipt.inputs),
    next: suggestions(options),
    figures,
    data: sectorsData(parts, figures),
    receipt,
    simulated,
    ...(pending ? { pending } : {}),
  };
}

const LABELS: Readonly<Record<View, string>> = {
  valuation: "By valuation",
  weight: "By weight",
  growth: "By growth",
  performance: "By return",
};

/** Only what differs from the defaults is written, so that a suggestion is short to read and to type. */
function suggestions(now: SectorsOptions): Suggestion[] {
  const ask = (label: string, change: Partial<SectorsOptions>): Suggestion => {
    const { by, against } = { ...now, ...change };
    return {
      label,
      command: "sectors",
      options: { ...(by === "valuation" ? {} : { by }), ...(against === "sp500" ? {} : { against }) },
    };
  };
  return [
    { ...ask("How computed?", {}), view: "receipt" },
    ...VIEWS.filter((each) => each !== now.by).map((by) => ask(LABELS[by], { by })),
    now.against === "sp500"
      ? ask("Against mid caps", { against: "sp400" })
      : ask("Against the S&P 500", { against: "sp500" }),
    { label: "Whole index", command: "valuation", options: {} },
    { label: "Concentration", command: "concentration", options: {} },
  ];
}
