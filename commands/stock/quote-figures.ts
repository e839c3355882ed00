import { expectedGrowth, forwardPe, trailingPe } from "../../src/company/expected.ts";
import { HORIZON_WORDS } from "../../src/earnings/horizon.ts";
import type { Figure } from "../../src/figure.ts";
import { METRIC_WORDS } from "../../src/valuation/metric.ts";
import { measureCells } from "./measure-row.ts";
import type { StockParts } from "./parts.ts";
import { figureOf, type Row } from "./row.ts";

/** What its quote says: price, ratios, expected earnings, and where the price stands against its year. */
export function quoteFigures({ ticker, quote, quoteReadings, share }: StockParts): Figure[] {
  const id = (name: string) => `stock.${ticker}.${name}`;
  const none = share.missing ?? "the source does not say";
  const why = quote ? "the source does not say" : none;
  const over = (one: number | null | undefined, base: number | null | undefined) =>
    one == null || base == null || base <= 0 ? null : one / base - 1;
  const { price = null, currency = "USD", yearLow = null, yearHigh = null } = quote ?? {};
  const dollars = currency === "USD";
  const range = yearLow !== null && yearHigh !== null && yearHigh > yearLow ? yearHigh - yearLow : null;
  const elsewhere = dollars ? why : `the market value is in ${currency}`;
  const { "forward-pe": forward, "trailing-pe": trailing } = METRIC_WORDS;
  const inYear = "last price over that of 52 weeks before, less one; without dividends";
  const perShare = "consensus earnings per share of the";
  const rows: readonly Row[] = [
    [id("price"), "Price", dollars ? "usd" : "ratio", price, `last price, in ${currency}`, why],
    [
      id("change"),
      "Change in a day",
      "fraction",
      over(price, quote?.previousClose),
      "price over the close before",
      why,
    ],
    [
      id("marketCap"),
      "Market value",
      "usd",
      dollars ? (quote?.marketCap ?? null) : null,
      "all classes of shares",
      elsewhere,
    ],
    [id("forward-pe"), "Forward P/E", "multiple", ...measureCells(forwardPe(share), forward.basis)],
    [id("trailing-pe"), "Trailing P/E", "multiple", ...measureCells(trailingPe(share), trailing.basis)],
    [
      id("eps.next"),
      "Expected earnings per share, next fiscal year",
      "usd",
      share.epsForward,
      `${perShare} next fiscal year`,
      share.missing ?? HORIZON_WORDS["next-year"].noLater,
    ],
    [
      id("eps.current"),
      "Expected earnings per share, this fiscal year",
      "usd",
      share.epsCurrentYear,
      `${perShare} current, unreported fiscal year`,
      share.missing ?? HORIZON_WORDS["next-year"].noEarlier,
    ],
    [
      id("growth"),
      "Expected growth in earnings",
      "fraction",
      ...measureCells(expectedGrowth(share), `E1 / E0 − 1 over E0 above zero; ${HORIZON_WORDS["next-year"].basis}`),
    ],
    [id("yearChange"), "Change over 52 weeks", "fraction", quote?.yearChange, inYear, why],
    [
      id("range"),
      "Place in the range of 52 weeks",
      "fraction",
      range === null || price === null || yearLow === null ? null : (price - yearLow) / range,
      "0% is the lowest price of 52 weeks, 100% the highest",
      why,
    ],
    [
      id("against50"),
      "Against the mean of 50 closes",
      "fraction",
      over(price, quote?.average50),
      "price over that mean, less one",
      why,
    ],
    [
      id("against200"),
      "Against the mean of 200 closes",
      "fraction",
      over(price, quote?.average200),
      "price over that mean, less one",
      why,
    ],
    [
      id("dividendYield"),
      "Dividend yield",
      "fraction",
      quote?.dividendYield,
      "a year's dividends over the price: the announced rate, else what was paid",
      why,
    ],
  ];
  return rows.map((row) => figureOf(row, quoteReadings));
}
