import type { FigureReading } from "../../src/figure.ts";
import type { DebtFilingsRead } from "../../src/market/debt-filings.ts";
import type { Estimates } from "../../src/market/macro.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { stockChart } from "./chart.ts";
import { debtOf } from "./own-debt.ts";
import type { StockParts } from "./parts.ts";

/** Every request behind the card, each once; of filings and prices only where something of theirs is shown. */
export function stockReadings(parts: StockParts): readonly FigureReading[] {
  const { home, quoteReadings, estimates, filed, prices } = parts;
  const shown = { filed: debtOf(parts).accounts !== null, prices: typeof stockChart(parts) !== "string" };
  return [
    ...new Set([
      ...(home?.readings ?? []),
      ...quoteReadings,
      ...("value" in estimates ? [estimatesReading(estimates.value)] : []),
      ...(shown.filed && "value" in filed ? filedReadings(filed.value) : []),
      ...(shown.prices && "value" in prices
        ? [prices.value.own, prices.value.other].map(({ history }) => pricesReading(history))
        : []),
    ]),
  ];
}

/** The request behind a company's estimates: the estimates themselves stand in the data. */
export const estimatesReading = memo((reading: Reading<Estimates>): FigureReading => mapReading(reading, () => null));

const filedReadings = memo(({ flowReadings, sheetReadings }: DebtFilingsRead) => [...flowReadings, ...sheetReadings]);

const pricesReading = memo(
  (reading: Reading<PriceHistory>): FigureReading => mapReading(reading, ({ days }) => days.length),
);
