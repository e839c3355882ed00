import type { Card, Part, Suggestion } from "../../src/card.ts";
import { cashTexts } from "../cash-rate.ts";
import { copyTexts, dividendTexts, endingTexts } from "../compared-caveats.ts";
import { sourcesOf } from "../sources.ts";
import { allocationChart } from "./chart.ts";
import { figuresOf } from "./figures.ts";
import { type AllocationOptions, type AllocationParts, DEFAULTS } from "./parts.ts";
import { allocationData, allocationReceipt } from "./receipt.ts";
import { legTable, ruleTable, stressTable } from "./tables.ts";
import { allocationAnswer, allocationNotes, allocationTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function allocationCard(parts: AllocationParts): Card {
  const { options, result, cash, simulated } = parts;
  const figures = figuresOf(parts);
  const caveats = allocationCaveats(parts);
  const chart = allocationChart(parts);
  const receipt = allocationReceipt(parts, figures);
  const stress = stressTable(parts, figures);
  const tables = result ? [legTable(parts, figures), ...(stress ? [stress] : []), ruleTable(parts, figures)] : [];
  return {
    title: allocationTitle(parts, figures),
    answer: allocationAnswer(parts, figures),
    tone: caveats.length > 0 || result === null ? "caution" : "plain",
    parts: [
      ...tables,
      ...[...allocationNotes(parts, figures), ...caveats].map((text): Part => ({ kind: "note", text })),
      ...(chart ? [chart] : []),
    ],
    sources: sourcesOf(receipt.inputs),
    next: suggestions(options),
    figures,
    data: allocationData(parts),
    receipt,
    simulated,
    ...(cash.late ? { pending: "Still loading: the 3-month Treasury rate." } : {}),
  };
}

function allocationCaveats({ compared, result, cash, readings, day }: AllocationParts): string[] {
  return [
    ...(result ? [...dividendTexts(compared, result), ...endingTexts(compared, result, day)] : []),
    ...cashTexts(cash, result),
    ...copyTexts(readings),
  ];
}

/** Only what differs from the defaults is written, so that a suggestion is short to read and to type. */
function suggestions(now: AllocationOptions): Suggestion[] {
  const ask = (label: string, change: Partial<AllocationOptions>): Suggestion => ({
    label,
    command: "allocation",
    options: Object.fromEntries(
      Object.entries({ ...now, ...change }).filter(
        ([name, value]) => DEFAULTS[name as keyof AllocationOptions] !== value,
      ),
    ),
  });
  const shares = [10, 20, 30].filter((each) => each !== now.satellite);
  const periods = (["5y", "10y", "max"] as const).filter((each) => each !== now.period);
  return [
    { ...ask("How computed?", {}), view: "receipt" },
    ...shares.map((satellite) => ask(`${satellite}% satellite`, { satellite })),
    ...periods.map((period) => ask({ "5y": "5 years", "10y": "10 years", max: "All years" }[period], { period })),
    ...(now.rebalance === "never"
      ? [ask("Monthly", { rebalance: "monthly" })]
      : [ask("Never rebalanced", { rebalance: "never" })]),
    { label: "Funds", command: "funds", options: {} },
    { label: "Risk", command: "risk", options: {} },
    { label: "Performance", command: "performance", options: {} },
  ];
}
