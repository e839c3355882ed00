import type { FigureReading } from "../src/figure.ts";
import type { Series } from "../src/market/macro.ts";
import { memo } from "../src/memo.ts";
import { mapReading, type Reading } from "../src/reading.ts";

/** The request behind a series, as figures and receipts show it: its last value. The same series gives the same object. */
export const seriesReading = memo(
  (series: Reading<Series>): FigureReading => mapReading(series, ({ points }) => points.at(-1)?.value ?? null),
);
