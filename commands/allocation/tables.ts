import { monthText } from "../../src/calendar-month.ts";
import type { Part } from "../../src/card.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText, signedNumberText, signedPercentText, signedText, textOrDash } from "../../src/format.ts";
import { LEGS } from "../../src/portfolio/allocation.ts";
import { REBALANCINGS } from "../../src/portfolio/rebalancing.ts";
import type { AllocationParts } from "./parts.ts";

/** The three legs by return and risk, and what the satellite changed. */
export function legTable({ options, result }: AllocationParts, figures: Figures): Part {
  const cells = (id: string, show = figureText) => [
    ...LEGS.map((leg) => textOrDash(figures[`${leg}.${id}`], show).replace(/ a year$/, "")),
    textOrDash(figures[`change.${id}`], (figure) =>
      figure.unit === "points" ? signedNumberText(figure) : signedText(figure),
    ),
  ];
  const yearly = result?.legs.mix.cagr != null;
  return {
    kind: "table",
    columns: ["", "Mix", options.core, options.fund, "Change"],
    rows: [
      ...(yearly
        ? [
            ["per year", ...cells("cagr", signedPercentText)],
            ["volatility", ...cells("volatility")],
            ...(isKnown(figures["mix.sharpe"])
              ? [
                  ["Sharpe", ...cells("sharpe")],
                  ["Sortino", ...cells("sortino")],
                ]
              : []),
          ]
        : [["return", ...cells("total", signedPercentText)]]),
      ["drawdown", ...cells("drawdown")],
    ],
  };
}

/** Each stress window that the histories reach. */
export function stressTable({ options, stressed }: AllocationParts, figures: Figures): Part | null {
  const reached = stressed.filter(({ result }) => result !== null);
  if (reached.length === 0) return null;
  return {
    kind: "table",
    columns: ["Under stress", "Mix", options.core, options.fund],
    rows: reached.map(({ window }) => [
      `${monthText(window.from)}–${monthText(window.to)}`,
      ...LEGS.map((leg) => textOrDash(figures[`stress.${window.key}.${leg}.return`], signedPercentText)),
    ]),
  };
}

/** What 100 became by each way of rebalancing, the asked one marked. */
export function ruleTable({ options }: AllocationParts, figures: Figures): Part {
  return {
    kind: "table",
    columns: ["A hundred, rebalanced", "became"],
    rows: REBALANCINGS.map((rule) => [
      `${rule}${rule === options.rebalance ? " (shown)" : ""}`,
      textOrDash(figures[`rebalanced.${rule}.growth`]),
    ]),
  };
}
