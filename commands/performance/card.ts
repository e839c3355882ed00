import { monthOf, monthText } from "../../src/calendar-month.ts";
import type { Card, Part, Suggestion } from "../../src/card.ts";
import { type Figures, figuresById, isKnown } from "../../src/figure.ts";
import { figureText, signedNumberText, signedPercentText, signedText, textOrDash } from "../../src/format.ts";
import type { LargeSide } from "../../src/performance/fund-names.ts";
import type { Period } from "../../src/performance/period.ts";
import { holdsPeriod } from "../../src/performance/window.ts";
import { sourcesOf } from "../sources.ts";
import { performanceCaveats } from "./caveats.ts";
import { performanceChart } from "./chart.ts";
import { performanceFigures } from "./figures.ts";
import { commentary } from "./notes.ts";
import { DEFAULTS, type Pair, type PerformanceOptions, type PerformanceParts } from "./parts.ts";
import { performanceData, performanceReceipt } from "./receipt.ts";
import { halfLifeText, performanceAnswer, performanceTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function performanceCard(parts: PerformanceParts): Card {
  const { options, pair, window, simulated } = parts;
  const figures = figuresById(performanceFigures(parts));
  const caveats = performanceCaveats(parts, figures);
  const chart = performanceChart(parts);
  const receipt = performanceReceipt(parts, figures);
  return {
    title: performanceTitle(parts, figures),
    answer: performanceAnswer(parts, figures),
    tone: caveats.length > 0 || window === null ? "caution" : "plain",
    parts: [
      ...(window ? [returnTable(parts, figures)] : []),
      ...(isKnown(figures["ratio.z"]) ? [ratioFacts(figures)] : []),
      ...(LONG.includes(options.period) && pair.phases.length > 0 ? [phaseTable(parts, figures)] : []),
      ...[...commentary(parts, figures), ...caveats].map((text): Part => ({ kind: "note", text })),
      ...(chart ? [chart] : []),
    ],
    sources: sourcesOf(receipt.inputs),
    next: suggestions(options, pair),
    figures,
    data: performanceData(parts),
    receipt,
    simulated,
  };
}

function returnTable({ pair }: PerformanceParts, figures: Figures): Part {
  const { small, large } = pair.sides;
  const cell = (id: string, show = figureText) => textOrDash(figures[id], show);
  return {
    kind: "table",
    columns: ["", small, large, "Points"],
    rows: [
      [
        pair.comparable.basis === "total" ? "with dividends" : "prices alone",
        cell("small.return.total", signedPercentText),
        cell("large.return.total", signedPercentText),
        cell("gap.points", signedNumberText),
      ],
      ...(isKnown(figures["gap.perYear"])
        ? [
            [
              "a year",
              cell("small.return.cagr", signedPercentText),
              cell("large.return.cagr", signedPercentText),
              cell("gap.perYear", signedNumberText),
            ],
          ]
        : []),
    ],
  };
}

/** Where the ratio stands, in short. */
function ratioFacts(figures: Figures): Part {
  const text = (id: string, show = figureText) => textOrDash(figures[id], show);
  return {
    kind: "facts",
    facts: [
      { label: "Ratio, z-score", value: text("ratio.z", signedText) },
      { label: "Days below", value: `${text("ratio.percentile")} of ${text("ratio.n")}` },
      { label: "To its mean", value: text("ratio.distance", signedPercentText) },
      { label: "Half-life", value: halfLifeText(figures, "halfLife") },
      { label: "Half-life, bias removed", value: halfLifeText(figures, "halfLifeCorrected") },
      {
        label: "Dickey–Fuller",
        value: `${text("ratio.dickeyFuller")} (reliable below ${text("ratio.dickeyFuller.critical")})`,
      },
    ],
  };
}

/** Phases that a card shows, and over which periods; the receipt has all of them. */
const PHASES_SHOWN = 6;
const LONG: readonly Period[] = ["3y", "5y", "10y", "max"];

/** Who led when, the newest first. */
function phaseTable({ pair }: PerformanceParts, figures: Figures): Part {
  const rows = pair.phases.map(({ from, to, leader, running }, index) => [
    pair.sides[leader],
    monthText(monthOf(from)),
    running ? "so far" : monthText(monthOf(to)),
    textOrDash(figures[`phase.${index + 1}.lead`]),
  ]);
  return { kind: "table", columns: ["Leader", "From", "To", "Lead"], rows: rows.reverse().slice(0, PHASES_SHOWN) };
}

const AGAINST: Readonly<Record<LargeSide, string>> = {
  sp500: "Against the S&P 500",
  nasdaq100: "Against the Nasdaq-100",
  "equal-weight": "Against equal weight",
};
const PERIOD_LABELS = { "1y": "1 year", "5y": "5 years", "10y": "10 years", max: "All years" } as const;

/** Only what differs from the defaults is written, so that a suggestion is short to read and to type. */
function suggestions(now: PerformanceOptions, { comparable }: Pair): Suggestion[] {
  const ask = (label: string, change: Partial<PerformanceOptions>): Suggestion => ({
    label,
    command: "performance",
    options: Object.fromEntries(
      Object.entries({ ...now, ...change }).filter(
        ([name, value]) => DEFAULTS[name as keyof typeof DEFAULTS] !== value,
      ),
    ),
  });
  const periods = (["1y", "5y", "10y", "max"] as const).filter(
    (each) => each !== now.period && holdsPeriod(comparable.days, each),
  );
  const others = (["equal-weight", "nasdaq100", "sp500"] as const).filter((each) => each !== now.against);
  return [
    { ...ask("How computed?", {}), view: "receipt" },
    ...periods.map((period) => ask(PERIOD_LABELS[period], { period })),
    ...others.map((against) => ask(AGAINST[against], { against })),
    { label: "As a satellite", command: "allocation", options: {} },
    { label: "Risk", command: "risk", options: {} },
    { label: "Valuation", command: "valuation", options: {} },
  ];
}
