import type { Figure, Figures } from "../../src/figure.ts";
import { dayText, figureText } from "../../src/format.ts";
import type { Estimates } from "../../src/market/macro.ts";
import { plainText } from "../../src/plain.ts";
import type { StockParts } from "./parts.ts";

/** A company's name is foreign text and may be long. */
const NAME = 60;

/** A way to a company's own figures by the end of their ids. */
export function ownFigures({ ticker }: Pick<StockParts, "ticker">, figures: Figures): (name: string) => Figure {
  return (name) => {
    const figure = figures[`stock.${ticker}.${name}`];
    if (!figure) throw new RangeError(`There is no figure ${name}.`);
    return figure;
  };
}

/** One of the two fiscal years that analysts estimate. */
export function yearOf({ estimates }: Pick<StockParts, "estimates">, period: Estimates["years"][number]["period"]) {
  return "value" in estimates ? estimates.value.value.years.find((year) => year.period === period) : undefined;
}

/** What the company is called. */
export function nameOf({ name, ticker }: Pick<StockParts, "name" | "ticker">): string {
  return `${plainText(name, NAME)} (${ticker})`;
}

/** A price with its currency where that is not the dollar. */
export function priceText(price: Figure, { quote }: Pick<StockParts, "quote">): string {
  return price.unit === "usd" ? figureText(price) : `${figureText(price)} ${plainText(quote?.currency ?? "", 8)}`;
}

/** The company and its ratio, in a headline. */
export function stockTitle(parts: StockParts, figures: Figures): string {
  const own = ownFigures(parts, figures);
  const [ratio, next] = [own("forward-pe"), own("eps.next")];
  if (ratio.value !== null) return `${nameOf(parts)}: ${figureText(ratio)} next year's expected earnings`;
  return `${nameOf(parts)}: ${next.value !== null && next.value <= 0 ? "a loss expected" : "no forward P/E"}`;
}

/** Its price, its ratio, and where that stands among its peers: one sentence or two. */
export function stockAnswer(parts: StockParts, figures: Figures): string {
  const own = ownFigures(parts, figures);
  const [price, ratio, next] = [own("price"), own("forward-pe"), own("eps.next")];
  const at = price.value === null ? nameOf(parts) : `At ${priceText(price, parts)} ${nameOf(parts)}`;
  if (ratio.value !== null) {
    return `${at} trades at ${figureText(ratio)} next fiscal year's expected earnings${standingText(parts, own)}`;
  }
  if (next.value !== null && next.value < 0)
    return `${at} has no forward P/E: analysts expect ${figureText(next)} a share next fiscal year, a loss. ${lossText(parts, own)}`;
  return `${at} has no forward P/E: ${ratio.reason}.`;
}

function standingText({ home }: StockParts, own: (name: string) => Figure): string {
  const [standing, median, n] = [own("percentile"), own("peers.median"), own("peers.n")];
  if (home === null || standing.value === null) return ".";
  const among = `${home.sector} members of the ${home.membership.index.name} with a profit ahead`;
  return `; from the cheapest to the dearest of the ${figureText(n)} ${among} it stands at ${figureText(standing)}, and their median is ${figureText(median)}.`;
}

function lossText({ home }: StockParts, own: (name: string) => Figure): string {
  if (home === null) return "";
  return `So do ${figureText(own("peers.losses"))} of the ${figureText(own("peers.names"))} ${home.sector} members of the ${home.membership.index.name}, itself among them; those with a profit ahead have a median of ${figureText(own("peers.median"))}.`;
}

/** When it reports next: a day, or a span that is a guess; null where the source knows none that is still to come. */
export function reportText({ quote, now }: Pick<StockParts, "quote" | "now">): string | null {
  const next = quote?.nextReport ?? null;
  if (next === null || Date.parse(next.to) < now) return null;
  const [from, to] = [dayText(next.from), dayText(next.to)];
  const when = from === to ? from : `${from} to ${to}`;
  return next.estimated ? `${when}, not confirmed` : when;
}
