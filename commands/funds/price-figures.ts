import { type Figure, type FigureReading, toFigure } from "../../src/figure.ts";
import { BENCHMARK } from "../../src/funds/catalogue.ts";
import { RETURN_YEARS } from "../../src/funds/fund-returns.ts";
import { LEAST_RETURNS, type RiskWindow } from "../../src/funds/fund-risk.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import type { FundRead, FundsParts, Read } from "./parts.ts";

/** The one reading of a fund's prices as its figures and the receipt show it: a count of days. */
export const priceReadings = (history: Read<PriceHistory>): readonly FigureReading[] =>
  "value" in history ? summary(history.value) : NONE;

const NONE: readonly FigureReading[] = [];
const summary = memo((reading: Reading<PriceHistory>): readonly FigureReading[] => [
  mapReading(reading, ({ days }) => days.length),
]);

/** Returns and risk from a fund's own adjusted closes, and beside the benchmark's. */
export function priceFigures({ ticker, history, prices }: FundRead, { benchmark }: FundsParts): Figure[] {
  const failure = "reason" in history ? history.reason : null;
  const own = prices?.own ?? null;
  const shared = prices?.shared ?? null;
  const readings = priceReadings(history);
  const both = ticker === BENCHMARK ? readings : [...readings, ...priceReadings(benchmark)];
  const young = `fewer than ${LEAST_RETURNS} daily returns`;
  const apart = "reason" in benchmark ? `prices of ${BENCHMARK}: ${benchmark.reason}` : `${young} in common`;
  return [
    ...RETURN_YEARS.map((years) => {
      const made = prices?.returns.find((each) => each.years === years);
      return toFigure({
        id: `fund.${ticker}.return.${years}y`,
        label: `${ticker}: total return, ${years} y`,
        value: made?.value ?? null,
        unit: years === 1 ? "fraction" : "per-year",
        basis: `adjusted closes, dividends reinvested${years === 1 ? "" : "; growth rate, 252 days a year"}${span(made)}`,
        reason: failure ?? "its price history is shorter",
        readings,
      });
    }),
    toFigure({
      id: `fund.${ticker}.volatility`,
      label: `${ticker}: volatility`,
      value: own?.volatility ?? null,
      unit: "fraction",
      basis: `sample deviation of daily total returns times √252${windowText(own)}`,
      reason: failure ?? young,
      readings,
    }),
    toFigure({
      id: `fund.${ticker}.drawdown`,
      label: `${ticker}: worst drop`,
      value: own?.drawdown ?? null,
      unit: "fraction",
      basis: `deepest loss from a peak, daily adjusted closes${windowText(own)}`,
      reason: failure ?? young,
      readings,
    }),
    toFigure({
      id: `fund.${ticker}.beta`,
      label: `${ticker}: beta to ${BENCHMARK}`,
      value: shared?.beta ?? null,
      unit: "ratio",
      basis: `covariance with ${BENCHMARK} over its variance, daily total returns as they are, not in excess of cash${windowText(shared)}`,
      reason: failure ?? apart,
      readings: both,
    }),
    toFigure({
      id: `fund.${ticker}.trackingError`,
      label: `${ticker}: tracking error to ${BENCHMARK}`,
      value: shared?.trackingError ?? null,
      unit: "fraction",
      basis: `sample deviation of daily total returns less ${BENCHMARK}'s, times √252${windowText(shared)}`,
      reason: failure ?? apart,
      readings: both,
    }),
  ];
}

function windowText(window: RiskWindow | null): string {
  return window ? `${span(window)}, ${window.n} returns` : "";
}

function span(window: { readonly from: string | null; readonly to: string | null } | null | undefined): string {
  return window?.from && window.to ? `, ${window.from} to ${window.to}` : "";
}
