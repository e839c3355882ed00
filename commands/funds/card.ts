import type { Card, Part, Suggestion } from "../../src/card.ts";
import { figuresById } from "../../src/figure.ts";
import { FUND_KINDS } from "../../src/funds/catalogue.ts";
import { sourcesOf } from "../sources.ts";
import type { AskedFunds } from "./asked.ts";
import { fundsCaveats } from "./caveats.ts";
import { fundsChart } from "./chart.ts";
import { fundsFigures } from "./figures.ts";
import { commentary } from "./notes.ts";
import type { FundsParts } from "./parts.ts";
import { fundsData, fundsReceipt } from "./receipt.ts";
import { fundsTables } from "./tables.ts";
import { fundsAnswer, fundsTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function fundsCard(parts: FundsParts): Card {
  const figures = figuresById(fundsFigures(parts));
  const caveats = fundsCaveats(parts, figures);
  const chart = fundsChart(parts, figures);
  const receipt = fundsReceipt(parts, figures);
  return {
    title: fundsTitle(parts),
    answer: fundsAnswer(parts, figures),
    tone: caveats.cautious ? "caution" : "plain",
    parts: [
      ...fundsTables(parts, figures),
      ...[...commentary(parts, figures), ...caveats.texts].map((text): Part => ({ kind: "note", text })),
      ...(chart ? [chart] : []),
    ],
    sources: sourcesOf(receipt.inputs),
    next: suggestions(parts.asked),
    figures,
    data: fundsData(parts, figures),
    receipt,
    simulated: parts.simulated,
    ...(parts.pending ? { pending: parts.pending } : {}),
  };
}

function suggestions({ by, kind, tickers }: AskedFunds): Suggestion[] {
  const now: Suggestion["options"] = by === "tickers" ? { tickers: tickers.join(" ") } : kind === null ? {} : { kind };
  return [
    { label: "How computed?", command: "funds", options: now, view: "receipt" },
    ...FUND_KINDS.filter((each) => each !== kind).map((each) => ({
      label: LABELS[each],
      command: "funds",
      options: { kind: each },
    })),
    ...(by === "default" ? [] : [{ label: "The usual eight", command: "funds", options: {} }]),
    { label: "Valuation", command: "valuation", options: {} },
  ];
}

const LABELS = { broad: "Broad", value: "Value", growth: "Growth", sector: "By sector" } as const;
