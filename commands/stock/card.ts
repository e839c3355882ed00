import type { Card, Part, Suggestion } from "../../src/card.ts";
import { sectorOf } from "../../src/earnings/sectors.ts";
import type { Figures } from "../../src/figure.ts";
import { signedPercentText, textOrDash } from "../../src/format.ts";
import { sourcesOf } from "../sources.ts";
import { stockChart } from "./chart.ts";
import { stockFigures } from "./figures.ts";
import { stockNotes } from "./notes.ts";
import type { StockParts } from "./parts.ts";
import { stockReadings } from "./readings.ts";
import { stockData, stockReceipt } from "./receipt.ts";
import { ownFigures, priceText, reportText, stockAnswer, stockTitle } from "./words.ts";

/** The answer from what was read. Pure. */
export function stockCard(parts: StockParts): Card {
  const { home, pending, simulated } = parts;
  const figures = stockFigures(parts);
  const notes = stockNotes(parts, figures);
  const chart = stockChart(parts);
  return {
    title: stockTitle(parts, figures),
    answer: stockAnswer(parts, figures),
    tone: notes.cautious ? "caution" : "plain",
    parts: [
      factsOf(parts, figures),
      ...(home ? [comparison(parts, figures)] : []),
      ...notes.texts.map((text): Part => ({ kind: "note", text })),
      typeof chart === "string" ? { kind: "note", text: `No chart: ${chart}.` } : chart,
    ],
    sources: sourcesOf(stockReadings(parts)),
    next: suggestions(parts),
    figures,
    data: stockData(parts),
    receipt: stockReceipt(parts, figures),
    simulated,
    ...(pending ? { pending } : {}),
  };
}

function factsOf(parts: StockParts, figures: Figures): Part {
  const own = ownFigures(parts, figures);
  const { sector, memberships } = parts;
  const [price, change] = [own("price"), own("change")];
  const day = change.value === null ? "" : `, ${signedPercentText(change)} in a day`;
  const fact = (label: string, value: string) => ({ label, value });
  return {
    kind: "facts",
    facts: [
      fact("Price", price.value === null ? (price.reason ?? "not known") : `${priceText(price, parts)}${day}`),
      fact("Market value", textOrDash(own("marketCap"))),
      ...(sector ? [fact("Sector", sector)] : []),
      fact("Member of", memberships.map(({ index }) => index.name).join(", ") || "neither index"),
      fact("Trailing P/E", textOrDash(own("trailing-pe"))),
      fact("Dividend yield", textOrDash(own("dividendYield"))),
      fact("Debt over market value", textOrDash(own("debtToSize"))),
      fact("Interest coverage", textOrDash(own("coverage"))),
      fact("Next report", reportText(parts) ?? "not known"),
    ],
  };
}

function comparison(parts: StockParts, figures: Figures): Part {
  const own = ownFigures(parts, figures);
  return {
    kind: "table",
    columns: ["", parts.ticker, "Sector median"],
    rows: [
      ["Forward P/E", textOrDash(own("forward-pe")), textOrDash(own("peers.median"))],
      [
        "Growth next fiscal year",
        textOrDash(own("growth"), signedPercentText),
        textOrDash(own("peers.growth.median"), signedPercentText),
      ],
    ],
  };
}

function suggestions(parts: StockParts): Suggestion[] {
  const { ticker, home } = parts;
  const sector = home && sectorOf(home.sector);
  const small = home?.membership.index.id === "russell2000";
  return [
    { label: "How computed?", command: "stock", options: { ticker }, view: "receipt" },
    ...(sector && small
      ? [{ label: `Screen ${home.sector}`, command: "screen", options: { sector, sort: "pe" } }]
      : [{ label: "Screen small caps", command: "screen", options: { sort: "pe" } }]),
    ...(sector ? [{ label: `Earnings: ${home.sector}`, command: "earnings", options: { sector } }] : []),
    { label: "Valuation", command: "valuation", options: {} },
    { label: "Debt and rates", command: "debt", options: {} },
  ];
}
