import type { Holding } from "../market/market.ts";
import { isSameIssuer } from "./same-issuer.ts";
import { namedShare } from "./share-class.ts";

/** One company in an index with all its share classes. */
export type Issuer = {
  /** The heaviest class's name, as the holdings file writes it. */
  readonly name: string;
  /** Its classes, the heaviest first. */
  readonly tickers: readonly string[];
  /** Share of the index, 0 to 1; all of them add up to 1. */
  readonly weight: number;
};

/** The companies of an index, the heaviest first, and what was done to get there. */
export type Issuers = {
  readonly issuers: readonly Issuer[];
  /** Rows of the file, before classes were merged. */
  readonly listings: number;
  /** Companies of equal name that are not merged, by their tickers. */
  readonly keptApart: readonly (readonly string[])[];
};

/**
 * The companies behind an index's rows, share classes merged by `isSameIssuer`, weights by market value.
 *
 * @param rows - Traded equities; market values in dollars above zero.
 */
export function issuersOf(rows: readonly Holding[]): Issuers {
  const total = rows.reduce((sum, { marketValue }) => sum + marketValue, 0);
  const namesakes = [...Map.groupBy(rows, ({ name }) => namedShare(name).company).values()].map(classesAmong);
  const issuers = namesakes.flatMap((groups) => groups.map((classes) => toIssuer(classes, total)));
  return {
    issuers: issuers.sort((a, b) => b.weight - a.weight),
    listings: rows.length,
    keptApart: namesakes
      .filter((groups) => groups.length > 1)
      .map((groups) => groups.map((classes) => classes.map(({ ticker }) => ticker).join(" + "))),
  };
}

/** Rows of equal name in groups of one company each. */
function classesAmong(namesakes: readonly Holding[]): readonly (readonly Holding[])[] {
  const groups: Holding[][] = [];
  for (const row of namesakes) {
    const own = groups.find((classes) => classes.some((each) => isSameIssuer(each, row)));
    if (own) own.push(row);
    else groups.push([row]);
  }
  return groups;
}

function toIssuer(classes: readonly Holding[], total: number): Issuer {
  const heaviest = classes.toSorted((a, b) => b.marketValue - a.marketValue);
  return {
    name: heaviest[0]?.name ?? "",
    tickers: heaviest.map(({ ticker }) => ticker),
    weight: classes.reduce((sum, { marketValue }) => sum + marketValue, 0) / total,
  };
}
