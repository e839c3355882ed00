import type { Card, Part, Suggestion } from "../../src/card.ts";
import { SECTORS, sectorName } from "../../src/earnings/sectors.ts";
import { loadingCard } from "../nothing-to-say.ts";
import { sourcesOf } from "../sources.ts";
import { growthChart } from "./chart.ts";
import { earningsFigures } from "./figures.ts";
import { earningsNotes } from "./notes.ts";
import type { EarningsOptions, EarningsParts, OutlookInputs } from "./parts.ts";
import { earningsData, earningsReceipt } from "./receipt.ts";
import { comparison, sectorTable } from "./tables.ts";
import { earningsAnswer, earningsTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function earningsCard(parts: EarningsParts): Card {
  const { options, small, large, years, filed, simulated } = parts;
  const figures = earningsFigures(parts);
  const notes = earningsNotes(parts, figures);
  if (notes.pending && [small, large].every(({ side }) => !side.outlook?.matched)) {
    return loadingCard("market data", notes.pending, simulated);
  }
  const chart = growthChart(small.side, large.side, years, simulated);
  const sectors = options.sector ? null : sectorTable(parts, figures);
  return {
    title: earningsTitle(options, figures),
    answer: earningsAnswer(parts, figures),
    tone: notes.cautious ? "caution" : "plain",
    parts: [
      comparison(parts, figures),
      ...notes.texts.map((text): Part => ({ kind: "note", text })),
      ...(sectors ? [sectors] : []),
      chart ?? { kind: "note", text: "No chart: no company has a growth rate." },
    ],
    sources: sourcesOf([
      ...[small, large].flatMap(({ side }) => [...side.readings, ...side.estimateReadings]),
      ...filed,
    ]),
    next: suggestions(options, small),
    figures,
    data: earningsData(parts),
    receipt: earningsReceipt(parts, figures),
    simulated,
    ...(notes.pending ? { pending: notes.pending } : {}),
  };
}

const DEFAULTS: EarningsOptions = { horizon: "next-year", against: "sp500" };
/** Sectors that are offered as buttons. */
const OFFERED = 2;

/** Only what differs from the defaults is written, so that a suggestion is short to read and to type. */
function suggestions(now: EarningsOptions, small: OutlookInputs): Suggestion[] {
  const ask = (label: string, change: Partial<EarningsOptions>): Suggestion => {
    const { horizon, sector, against } = { ...now, ...change };
    return {
      label,
      command: "earnings",
      options: {
        ...(horizon === DEFAULTS.horizon ? {} : { horizon }),
        ...(sector === undefined ? {} : { sector }),
        ...(against === DEFAULTS.against ? {} : { against }),
      },
    };
  };
  const size = (id: (typeof SECTORS)[number]) => small.sectors.get(id)?.names ?? 0;
  const largest = SECTORS.filter((id) => id !== now.sector).sort((a, b) => size(b) - size(a));
  return [
    { ...ask("How computed?", {}), view: "receipt" },
    now.horizon === "next-year"
      ? ask("This year", { horizon: "this-year" })
      : ask("Next year", { horizon: "next-year" }),
    ...largest.slice(0, OFFERED).map((sector) => ask(sectorName(sector), { sector })),
    ...(now.sector ? [ask("All sectors", { sector: undefined })] : []),
    now.against === "sp500"
      ? ask("Against mid caps", { against: "sp400" })
      : ask("Against the S&P 500", { against: "sp500" }),
    { label: "Rates", command: "rates", options: {} },
  ];
}
