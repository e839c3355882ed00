import type { FigureReading } from "../../src/figure.ts";
import type { Estimates } from "../../src/market/macro.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { closeOf } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { stockChart } from "./chart.ts";
import { debtOf } from "./own-debt.ts";
import type { StockParts } from "./parts.ts";

/** Every request behind the card, each once; of filings and prices only where something of theirs is shown. */
export function stockReadings(parts: StockParts): readonly FigureReading[] {
  const { home, quoteReadings, estimates, filed, prices } = parts;
  const { accounts } = debtOf(parts);
  const drawn = typeof stockChart(parts) !== "string";
  return [
    ...new Set([
      ...(home?.readings ?? []),
      ...quoteReadings,
      ...("value" in estimates ? [estimatesReading(estimates.value)] : []),
      ...(accounts && "value" in filed
        ? [filed.value.flowReadings, filed.value.sheetReadings].flatMap((each) => accountsReadings(each, accounts.end))
        : []),
      ...(drawn && "value" in prices
        ? [prices.value.own, prices.value.other].map(({ history }) => pricesReading(history))
        : []),
    ]),
  ];
}

/** The request behind a company's estimates: the estimates themselves stand in the data. */
export const estimatesReading = memo((reading: Reading<Estimates>): FigureReading => mapReading(reading, () => null));

/** The requests behind its accounts, which were true at the end of its own fiscal year. */
export const accountsReadings = memo((readings: readonly FigureReading[], end: string): readonly FigureReading[] =>
  readings.map((reading) => ({ ...reading, value: null, observedAt: closeOf(end) })),
);

const pricesReading = memo(
  (reading: Reading<PriceHistory>): FigureReading => mapReading(reading, ({ days }) => days.length),
);
