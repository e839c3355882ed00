import { type Figure, type Figures, isKnown } from "../../src/figure.ts";
import { counted, dayText } from "../../src/format.ts";
import { BENCHMARK, FAMILY_RULES } from "../../src/funds/catalogue.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import type { Provenance } from "../../src/reading.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { dayOf, isStandIn, textOf } from "./cells.ts";
import type { FundRead, FundsParts } from "./parts.ts";
import { followsText } from "./tables.ts";

/** One cell: a figure of a fund with its own day and source, or why there is none. */
export type FundCell = {
  readonly value: number | null;
  readonly unit: string;
  /** Day for which it is true; null without a value that has one. */
  readonly date: string | null;
  readonly source: string | null;
  readonly reason: string | null;
};

/** The command's typed result: every fund with every cell and its day. */
export function fundsData({ asked, funds, benchmark }: FundsParts, figures: Figures) {
  return {
    asked: asked.by,
    kind: asked.kind,
    benchmark: { ticker: BENCHMARK, failure: "reason" in benchmark ? benchmark.reason : null },
    funds: funds.map((fund) => fundData(fund, figures)),
  };
}

function fundData(fund: FundRead, figures: Figures) {
  const { ticker, listed, facts, prices } = fund;
  const said = "value" in facts ? facts.value.value : null;
  return {
    ticker,
    name: said?.name ?? null,
    family: said?.family ?? null,
    category: said?.category ?? null,
    follows: followsText(fund),
    kind: listed?.kind ?? null,
    rule: listed ? FAMILY_RULES[listed.family] : null,
    cells: cellsOnce(figures).get(ticker) ?? {},
    windows: prices && {
      returns: prices.returns.map(({ years, from, to }) => ({ years, from, to })),
      risk: prices.own,
      shared: prices.shared,
      lastDividend: prices.dividends.dates.at(-1) ?? null,
      dividendOverdue: prices.dividends.overdue,
    },
    publishedReturns: said?.published ?? null,
    topHoldings: said?.topHoldings ?? [],
  };
}

/** Every cell of every fund, by the fund's ticker and the rest of the figure's id. */
const cellsOnce = memo((figures: Figures): ReadonlyMap<string, Readonly<Record<string, FundCell>>> => {
  const funds = Map.groupBy(Object.values(figures), ({ id }) => id.split(".")[1] ?? "");
  return new Map(
    [...funds].map(([ticker, own]) => [
      ticker,
      Object.fromEntries(own.map((figure) => [figure.id.slice(`fund.${ticker}.`.length), cellOf(figure)])),
    ]),
  );
});

function cellOf(figure: Figure): FundCell {
  const { value, unit, readings, reason } = figure;
  const known = value !== null;
  return {
    value,
    unit,
    date: known ? dayOf(figure) : null,
    source: known ? sourceNames(readings) : null,
    reason: reason ?? null,
  };
}

function sourceNames(readings: readonly Provenance[]): string {
  return [...new Set(readings.map(({ source }) => source))].join(", ");
}

/** Formulas with the numbers put in, every request, and each cell as a row with its day. */
export function fundsReceipt(parts: FundsParts, figures: Figures): Receipt {
  const { funds, now } = parts;
  const all = (id: string) =>
    funds.map(({ ticker }) => figures[`fund.${ticker}.${id}`]).filter((each) => each !== undefined);
  const each = (id: string) => {
    const known = funds.flatMap(({ ticker }) => {
      const figure = figures[`fund.${ticker}.${id}`];
      return isKnown(figure) ? [`${ticker} ${textOf(id, figure)} (${dayText(dayOf(figure) ?? "")})`] : [];
    });
    const rest = funds.length - known.length;
    return [
      ...known,
      ...(rest > 0 ? [`not known of ${counted(rest, "fund")}, each with its reason in the rows`] : []),
    ].join("; ");
  };
  // The days stand beside each value, and a published figure has a definition of its own.
  const basis = (id: string) => {
    const found = all(id).filter((figure) => !isStandIn(figure));
    const shown = found.find(isKnown) ?? found[0] ?? all(id)[0];
    return shown?.basis.replace(/, \d{4}-\d{2}-\d{2} to .*$/, "") ?? "";
  };
  const formula = (name: string, id: string) => ({ name, text: `${basis(id)}: ${each(id)}` });
  const rows = rowsOf(figures);
  return {
    formulas: [
      formula("Expense", "expense"),
      formula("Size", "assets"),
      formula("Holdings", "holdings"),
      formula("Yield", "yield"),
      formula("Return, one year", "return.1y"),
      formula("Return, three years", "return.3y"),
      formula("Return, five years", "return.5y"),
      formula("Return, ten years", "return.10y"),
      formula("Volatility", "volatility"),
      formula("Worst drop", "drawdown"),
      formula(`Beta to ${BENCHMARK}`, "beta"),
      formula(`Tracking error to ${BENCHMARK}`, "trackingError"),
      formula("Published trailing P/E", "trailing-pe.published"),
      formula("Published price/book", "price-book.published"),
      formula("Forward P/E, losses left out", "forward-pe.exNegative"),
      formula("Forward P/E, losses counted", "forward-pe.aggregate"),
      {
        name: "Rows",
        text: "every cell of every fund with its own day and source, published returns and betas among them",
      },
    ],
    inputs: inputsOf(figures),
    leftOut: [],
    hash: rowsHash(rows),
    file: `smallcap-funds-${newYork(now).date}`,
    rows,
  };
}

/** Every request that a figure rests on, once, whatever days its values have. */
function inputsOf(figures: Figures): Receipt["inputs"] {
  const readings = new Set(Object.values(figures).flatMap((figure) => figure.readings));
  return [...Map.groupBy(readings, ({ source, url }) => `${source} ${url}`).values()].flatMap(([first]) => first ?? []);
}

function rowsOf(figures: Figures): Receipt["rows"] {
  return [...cellsOnce(figures)].flatMap(([fund, cells]) =>
    Object.entries(cells).map(([figure, cell]) => ({ fund, figure, ...cell })),
  );
}
