import type { FloatingShare } from "../../src/debt/floating-share.ts";
import { GROWTH_EFFECT } from "../../src/debt/growth-effect.ts";
import type { Figure } from "../../src/figure.ts";
import { type DebtParts, NO_ACCOUNTS, TAX_RATE } from "./parts.ts";
import { figureOf, type Row } from "./row.ts";

/** What was asked, what is assumed, and what others have published: these come from no source that was asked now. */
export function givenFigures({ options, year, small, published }: DebtParts): Figure[] {
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
      GROWTH_EFFECT.small,
      "as published by Goldman Sachs, April 2013: effect of one point of real US growth",
    ],
    [
      "assumption.growth.large",
      "S&P 500 earnings for a point of growth",
      "fraction",
      GROWTH_EFFECT.large,
      "as published by Goldman Sachs, April 2013: effect of one point of real US growth",
    ],
    ...published.map(
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
    ...publishedFigures(published),
    figureOf(
      [
        "year",
        "Year of the annual accounts",
        "count",
        year,
        "newest calendar year whose annual frame of filings is filled",
        small.failure ?? NO_ACCOUNTS,
      ],
      small.coverageReadings,
    ),
  ];
}

/** How many estimates there are, and from where to where they run. */
function publishedFigures(published: readonly FloatingShare[]): Figure[] {
  const shares = published.map(({ small }) => small);
  const none = "nothing was published by that day";
  const share = (id: string, label: string, value: number): Row => [
    `floating.published.${id}`,
    `Published floating shares of small caps' debt, ${label}`,
    "fraction",
    published.length > 0 ? value : null,
    "of those that were published by that day",
    none,
  ];
  const rows: readonly Row[] = [
    ["floating.published.count", "Published floating shares", "count", published.length, "known on that day"],
    share("least", "the lowest", Math.min(...shares)),
    share("most", "the highest", Math.max(...shares)),
  ];
  return rows.map((row) => figureOf(row, []));
}
