import { FLOATING_SHARES } from "../../src/debt/floating-share.ts";
import type { Figure } from "../../src/figure.ts";
import { type DebtParts, TAX_RATE } from "./parts.ts";
import { figureOf, type Row } from "./row.ts";

/** What was asked, what is assumed, and what others have published: these come from no source that was asked now. */
export function givenFigures({ options, year, small }: DebtParts): Figure[] {
  const rows: readonly Row[] = [
    ["move.bp", "Move of the policy rate", "bp", options.bp, "as asked; a cut is negative"],
    ["assumption.size", "Size of the move", "bp", Math.abs(options.bp), "the move without its sign"],
    [
      "floating.low",
      "Floating share of small caps' debt, low",
      "fraction",
      options.floating.low,
      "as asked, else the low end of published estimates",
    ],
    [
      "floating.high",
      "Floating share of small caps' debt, high",
      "fraction",
      options.floating.high,
      "as asked, else the high end of published estimates, rounded",
    ],
    [
      "passThrough",
      "Share of the move that reaches borrowers",
      "fraction",
      options.passThrough,
      "as asked, else all of it",
    ],
    ["assumption.tax", "Tax rate", "fraction", TAX_RATE, "assumed for every company, also for those with losses"],
    [
      "assumption.growth.small",
      "Small-cap earnings for a point of growth",
      "fraction",
      0.08,
      "as published by Goldman Sachs, April 2013: effect of one point of real US growth",
    ],
    [
      "assumption.growth.large",
      "S&P 500 earnings for a point of growth",
      "fraction",
      0.05,
      "as published by Goldman Sachs, April 2013: effect of one point of real US growth",
    ],
    ...FLOATING_SHARES.map(
      ({ small: share, source, note }, place): Row => [
        `floating.published.${place + 1}`,
        `Floating share of small caps' debt: ${source}`,
        "fraction",
        share,
        `as published${note ? `: ${note}` : ""}`,
      ],
    ),
  ];
  return [
    ...rows.map((row) => figureOf(row, [])),
    figureOf(
      [
        "year",
        "Year of the annual accounts",
        "count",
        year,
        "newest calendar year whose annual frame of filings is filled",
      ],
      small.coverageReadings,
    ),
  ];
}
