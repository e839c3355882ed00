import { monthText } from "../../src/calendar-month.ts";
import type { Card, Part, Suggestion } from "../../src/card.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText, signedPercentText, textOrDash } from "../../src/format.ts";
import { PERIODS, type Period } from "../../src/performance/period.ts";
import { cashTexts } from "../cash-rate.ts";
import { copyTexts, dividendTexts, endingTexts } from "../compared-caveats.ts";
import { failureTexts } from "../members.ts";
import { sourcesOf } from "../sources.ts";
import { riskChart } from "./chart.ts";
import { figuresOf } from "./figures.ts";
import type { RiskParts } from "./parts.ts";
import { riskData, riskReceipt } from "./receipt.ts";
import { riskAnswer, riskNotes, riskTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function riskCard(parts: RiskParts): Card {
  const { period, result, pending, simulated } = parts;
  const figures = figuresOf(parts);
  const caveats = riskCaveats(parts);
  const chart = riskChart(parts);
  const receipt = riskReceipt(parts, figures);
  return {
    title: riskTitle(parts, figures),
    answer: riskAnswer(parts, figures),
    tone: caveats.length > 0 || result === null ? "caution" : "plain",
    parts: [
      ...(result ? [sideTable(parts, figures)] : []),
      ...(result && result.worstMonths.length > 0 ? [monthTable(parts, figures)] : []),
      ...[...riskNotes(parts, figures), ...caveats].map((text): Part => ({ kind: "note", text })),
      ...(chart ? [chart] : []),
    ],
    sources: sourcesOf(receipt.inputs),
    next: suggestions(period),
    figures,
    data: riskData(parts),
    receipt,
    simulated,
    ...(pending ? { pending } : {}),
  };
}

function sideTable({ compared, result }: RiskParts, figures: Figures): Part {
  const { small, large } = compared.sides;
  const row = (label: string, id: string, show = figureText) => [
    label,
    ...["small", "large"].map((side) => textOrDash(figures[`${side}.${id}`], show).replace(/ a year$/, "")),
  ];
  const yearly = result?.small.statistics.cagr != null;
  return {
    kind: "table",
    columns: ["", small, large],
    rows: [
      ...(yearly
        ? [row("volatility", "volatility"), row("return a year", "cagr", signedPercentText)]
        : [row("return", "total", signedPercentText)]),
      ...(isKnown(figures["small.sharpe"]) ? [row("Sharpe", "sharpe"), row("Sortino", "sortino")] : []),
      row("worst drawdown", "drawdown"),
      row("under water", "underWater.days"),
      row("below peak now", "underWater.now"),
      row("loss-makers", "losses.names"),
    ],
  };
}

/** The worst months of small caps, with what large caps did. */
function monthTable({ compared, result }: RiskParts, figures: Figures): Part {
  const { small, large } = compared.sides;
  return {
    kind: "table",
    columns: ["Month", small, large],
    rows: (result?.worstMonths ?? []).map(({ month }, place) => [
      monthText(month),
      textOrDash(figures[`worst.${place + 1}.small`], signedPercentText),
      textOrDash(figures[`worst.${place + 1}.large`], signedPercentText),
    ]),
  };
}

function riskCaveats({ compared, result, cash, credit, readings, small, large, day }: RiskParts): string[] {
  return [
    ...(result ? [...dividendTexts(compared, result), ...endingTexts(compared, result, day)] : []),
    ...cashTexts(cash, result),
    ...("reason" in credit && !credit.late ? [`No high-yield spread: ${credit.reason}.`] : []),
    ...failureTexts(
      [small, large].flatMap(({ index, members, loading, side }) =>
        loading ? [] : [{ index, members, failure: members ? null : side.failure }],
      ),
    ),
    ...copyTexts(readings),
  ];
}

const LABELS: Readonly<Record<Period, string>> = {
  "1m": "1 month",
  "3m": "3 months",
  ytd: "This year",
  "1y": "1 year",
  "3y": "3 years",
  "5y": "5 years",
  "10y": "10 years",
  max: "All years",
};

function suggestions(now: Period): Suggestion[] {
  const ask = (period: Period): Suggestion["options"] => (period === "10y" ? {} : { period });
  return [
    { label: "How computed?", command: "risk", options: ask(now), view: "receipt" },
    ...PERIODS.filter((each) => ["3y", "5y", "10y", "max"].includes(each) && each !== now).map((period) => ({
      label: LABELS[period],
      command: "risk",
      options: ask(period),
    })),
    { label: "As a satellite", command: "allocation", options: {} },
    { label: "Performance", command: "performance", options: {} },
    { label: "Debt", command: "debt", options: {} },
  ];
}
