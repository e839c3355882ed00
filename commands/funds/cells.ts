import { type Figure, type Figures, isKnown } from "../../src/figure.ts";
import { figureText, finePercentText, signedPercentText } from "../../src/format.ts";
import { isPublished } from "../../src/funds/known-facts.ts";
import { newYork } from "../../src/market/session.ts";
import { oldestObservation } from "../../src/reading.ts";
import type { FundRead } from "./parts.ts";

/** Behind a value that was published elsewhere, and behind a fund whose prices end before the others'. */
export const [PUBLISHED_MARK, EARLIER_MARK] = ["*", "†"] as const;

/** A figure of a fund that has a value; null otherwise. */
export function known(figures: Figures, ticker: string, id: string) {
  const figure = figures[`fund.${ticker}.${id}`];
  return isKnown(figure) ? figure : null;
}

/** The day for which a figure is true, ISO: that of the oldest of its readings; null without any. */
export function dayOf({ readings }: Figure): string | null {
  const oldest = oldestObservation(readings);
  return oldest === null ? null : newYork(Date.parse(oldest)).date;
}

/** Whether a figure was published elsewhere, because the data provider is silent. */
export function isStandIn(figure: Figure | undefined): boolean {
  return isKnown(figure) && figure.readings.some(({ source }) => isPublished(source));
}

/** A figure in a table, marked where it was published elsewhere; a dash where there is none. */
export function cellText(figures: Figures, ticker: string, id: string): string {
  const figure = known(figures, ticker, id);
  if (!figure) return "–";
  return `${textOf(id, figure)}${isStandIn(figure) ? PUBLISHED_MARK : ""}`;
}

/** A fund's figure as text, as its kind is written. */
export function textOf(id: string, figure: Figure): string {
  if (id === "expense") return finePercentText(figure);
  // A column or a sentence says what is a year.
  if (id.startsWith("return") || id === "drawdown") return signedPercentText(figure);
  return figureText(figure);
}

/** The day on which the prices of most funds end: the newest last close; null without any. */
export function pricesTo(funds: readonly FundRead[]): string | null {
  return funds.reduce<string | null>(
    (newest, { prices }) => (prices && (newest === null || prices.to > newest) ? prices.to : newest),
    null,
  );
}

/** Whether a fund's prices end before those of the others: then its returns and risk are of another time. */
export function endsEarlier({ prices }: FundRead, funds: readonly FundRead[]): boolean {
  return prices !== null && prices.to !== pricesTo(funds);
}
