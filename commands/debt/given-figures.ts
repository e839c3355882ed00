import type { FloatingShare } from "../../src/debt/floating-share.ts";
import { GROWTH_EFFECT } from "../../src/debt/growth-effect.ts";
import type { Figure } from "../../src/figure.ts";
import { type DebtParts, NO_ACCOUNTS, TAX_RATE } from "./parts.ts";
import { figureOf, type Row } from "./row.ts";

/** What was asked, what is assumed, and what others have published: these come from no source that was asked now. */
export function givenFigures({ options, year, small, published }: DebtParts): Figure[] {
  const rows: readonly Row[] = [
    ["move.bp", options.bp],
    ["assumption.size", Math.abs(options.bp)],
    ["floating.low", options.floating.low],
    ["floating.high", options.floating.high],
    ["passThrough", options.passThrough],
    ["assumption.tax", TAX_RATE],
    ["assumption.growth.small", GROWTH_EFFECT.small],
    ["assumption.growth.large", GROWTH_EFFECT.large],
  ];
  return [
    ...rows.map((row) => figureOf(row, [])),
    ...published.map(({ small: share, source, note }, place) =>
      figureOf(
        [`floating.published.${place + 1}`, share, "", note ? `: ${note}` : ""],
        [],
        (name) => `${name}: ${source}`,
      ),
    ),
    ...publishedFigures(published),
    figureOf(["year", year, small.failure ?? NO_ACCOUNTS], small.coverageReadings),
  ];
}

/** How many estimates there are, and from where to where they run. */
function publishedFigures(published: readonly FloatingShare[]): Figure[] {
  const shares = published.map(({ small }) => small);
  const none = "nothing was published by that day";
  const share = (id: string, value: number): Row => [
    `floating.published.${id}`,
    published.length > 0 ? value : null,
    none,
  ];
  const rows: readonly Row[] = [
    ["floating.published.count", published.length],
    share("least", Math.min(...shares)),
    share("most", Math.max(...shares)),
  ];
  return rows.map((row) => figureOf(row, []));
}
