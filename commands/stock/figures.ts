import { expectedGrowth, forwardPe, trailingPe } from "../../src/company/expected.ts";
import type { Measure } from "../../src/company/measure.ts";
import { standingAmong } from "../../src/company/peers.ts";
import { HORIZON_WORDS } from "../../src/earnings/horizon.ts";
import { surprise } from "../../src/earnings/surprise.ts";
import { type Figure, type FigureReading, type Figures, figuresById } from "../../src/figure.ts";
import { METRIC_WORDS } from "../../src/valuation/metric.ts";
import { reasonOf } from "../../src/within.ts";
import { figureOf, type Row } from "../debt/row.ts";
import { debtOf } from "./own-debt.ts";
import type { StockParts } from "./parts.ts";
import { estimatesReading } from "./readings.ts";
import { yearOf } from "./words.ts";

/** Every figure of the card. Pure. */
export function stockFigures(parts: StockParts): Figures {
  return figuresById([...quoteFigures(parts), ...peerFigures(parts), ...debtFigures(parts), ...estimateFigures(parts)]);
}

/** A measure's value and reason as the end of a row. */
const of = ({ value, reason }: Measure, basis: string) => [value, basis, reason] as const;

function quoteFigures({ ticker, quote, quoteReadings, share }: StockParts): Figure[] {
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
    [id("forward-pe"), "Forward P/E", "multiple", ...of(forwardPe(share), forward.basis)],
    [id("trailing-pe"), "Trailing P/E", "multiple", ...of(trailingPe(share), trailing.basis)],
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
      ...of(expectedGrowth(share), `E1 / E0 − 1 over E0 above zero; ${HORIZON_WORDS["next-year"].basis}`),
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

function peerFigures({ ticker, home, share }: StockParts): Figure[] {
  const id = (name: string) => `stock.${ticker}.${name}`;
  const { membership, sector = "", peers, holdings, readings = [] } = home ?? {};
  const index = membership?.index.name ?? "an index";
  const outside = "in neither index, so without peers";
  const among = `${sector} members of the ${index}`;
  const own = forwardPe(share);
  const inIndex: readonly Row[] = [
    [
      id("weight"),
      `Weight in the ${index}`,
      "fraction",
      membership?.weight,
      "share of the fund's market value",
      outside,
    ],
    [id("rank"), `Place in the ${index} by weight`, "count", membership?.rank, "1 is the heaviest", outside],
    [id("members"), `Members of the ${index}`, "count", membership?.of, "shares in the fund's holdings", outside],
  ];
  const held: readonly Row[] = [
    [
      id("percentile"),
      "Standing among its sector peers",
      "fraction",
      home ? standingAmong(home.peers, own.value) : null,
      `share of the ${among} with a profit ahead whose forward P/E is lower, ties counted half, itself among them`,
      home ? own.reason || "no peer has a forward P/E" : outside,
    ],
    [
      id("peers.median"),
      "Median forward P/E of its sector peers",
      "multiple",
      peers?.median,
      `middle of the forward P/E of the ${among} with a profit ahead`,
      home ? "no peer has a forward P/E" : outside,
    ],
    [id("peers.n"), "Peers with a forward P/E", "count", peers?.ratios.length, among, outside],
    [id("peers.names"), "Sector peers", "count", peers?.names, among, outside],
    [id("peers.losses"), "Peers with a loss ahead", "count", peers?.losses, `${among}; without a ratio`, outside],
    [id("peers.unknown"), "Peers of which it is not known", "count", peers?.unknown, among, outside],
    [
      id("peers.growth.median"),
      "Median expected growth of its sector peers",
      "fraction",
      peers?.growthMedian,
      `middle of E1 / E0 − 1 over E0 above zero of the ${among}`,
      home ? "no peer has a growth rate" : outside,
    ],
    [id("peers.growth.n"), "Peers with a growth rate", "count", peers?.growthFirms, among, outside],
  ];
  const holdingsOnly: readonly FigureReading[] = holdings ? [holdings] : [];
  return [...inIndex.map((row) => figureOf(row, holdingsOnly)), ...held.map((row) => figureOf(row, readings))];
}

function debtFigures(parts: StockParts): Figure[] {
  const { ticker, filed, quoteReadings } = parts;
  const id = (name: string) => `stock.${ticker}.${name}`;
  const debt = debtOf(parts);
  const { flowReadings = [], sheetReadings = [] } = "value" in filed ? filed.value : {};
  const year = debt.accounts ? `, fiscal year to ${debt.accounts.end}` : "";
  const row = (...cells: Row) => cells;
  return [
    figureOf(
      row(id("coverage"), "Interest coverage", "multiple", ...of(debt.coverage, `EBIT over interest${year}`)),
      flowReadings,
    ),
    figureOf(row(id("debt"), "Debt", "usd", ...of(debt.debt, `all debt on the balance sheet${year}`)), sheetReadings),
    figureOf(
      row(
        id("debtToSize"),
        "Debt over market value",
        "fraction",
        ...of(debt.againstSize, `debt${year} over market value now`),
      ),
      [...sheetReadings, ...quoteReadings],
    ),
    figureOf(
      row(
        id("shortTermShare"),
        "Debt due within a year",
        "fraction",
        ...of(debt.shortTermShare, `share of the debt${year}`),
      ),
      sheetReadings,
    ),
  ];
}

function estimateFigures(parts: StockParts): Figure[] {
  const { ticker, estimates } = parts;
  const id = (name: string) => `stock.${ticker}.${name}`;
  const known = "value" in estimates ? estimates.value : null;
  const readings = known ? [estimatesReading(known)] : [];
  const why = reasonOf(estimates) ?? "the source has no estimates of it";
  const year = yearOf(parts, "+1y");
  const { now = null, daysAgo30: before = null } = year ?? {};
  const quarters = (known?.value.quarters ?? []).flatMap(({ actual, expected }) =>
    actual === null || expected === null ? [] : [{ actual, expected }],
  );
  const last = quarters.at(-1);
  const noQuarters = known ? "no reported quarter with an expectation is known" : why;
  const of30 = "within thirty days; next fiscal year";
  const rows: readonly Row[] = [
    [id("analysts"), "Analysts", "count", year?.analysts, "with an estimate of next fiscal year", why],
    [
      id("revision"),
      "Change of the consensus in thirty days",
      "fraction",
      now === null || before === null || before === 0 ? null : (now - before) / Math.abs(before),
      "next fiscal year's consensus now against thirty days ago, over the size of the earlier one",
      known ? "the consensus of thirty days ago is not known" : why,
    ],
    [id("raised"), "Analysts who raised", "count", year?.raised30, of30, why],
    [id("lowered"), "Analysts who lowered", "count", year?.lowered30, of30, why],
    [
      id("surprise"),
      "Last surprise",
      "fraction",
      last ? surprise(last) : null,
      "(A − E) / |E| of the newest reported quarter, per share",
      last ? "zero was expected" : noQuarters,
    ],
    [
      id("beats"),
      "Quarters above what was expected",
      "count",
      known && quarters.length > 0 ? quarters.filter(({ actual, expected }) => actual > expected).length : null,
      "of the last reported quarters",
      noQuarters,
    ],
    [id("quarters"), "Reported quarters known", "count", known ? quarters.length : null, "with an expectation", why],
  ];
  return rows.map((row) => figureOf(row, readings));
}
