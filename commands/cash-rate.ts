import type { FigureReading } from "../src/figure.ts";
import { dayText } from "../src/format.ts";
import { ALL_OF_HISTORY } from "../src/market/history-start.ts";
import type { Series } from "../src/market/macro.ts";
import { closedBy } from "../src/market/session.ts";
import { memo } from "../src/memo.ts";
import type { RatePoints } from "../src/portfolio/allocation.ts";
import type { Reading } from "../src/reading.ts";
import { within } from "../src/within.ts";
import type { Context } from "./command.ts";
import { seriesReading } from "./series-reading.ts";

/** The 3-month Treasury rate, which stands for cash. */
export type CashRate = {
  /** Empty where it is not known. */
  readonly points: RatePoints;
  /** Why it is not known; null when it is. */
  readonly reason: string | null;
  readonly late: boolean;
  readonly readings: readonly FigureReading[];
};

/** Reads the rate of every day, as far as it was known. Never rejects. The same series gives the same object. */
export async function readCashRate({ market, now, patienceMs, wait }: Context): Promise<CashRate> {
  const read = await within(market.series("DGS3MO", ALL_OF_HISTORY), patienceMs, wait);
  if ("value" in read) return rateOnce(read.value, closedBy(now()));
  const reason = `the 3-month Treasury rate is not known: ${read.reason}`;
  return { points: NONE, reason, late: read.late === true, readings: [] };
}

/** Why there is nothing to hold a period's returns against; null when the rate is known for all of its days. */
export function cashReason(
  { points, reason }: CashRate,
  result: { readonly riskFree: number | null } | null,
): string | null {
  if (reason !== null || !result || result.riskFree !== null) return reason;
  const first = points[0]?.date;
  return `the 3-month Treasury rate is known ${first ? `since ${dayText(first)} only` : "for no day"}`;
}

/** What a card says where there is nothing to hold a period's returns against; nothing while the rate is on its way. */
export function cashTexts(cash: CashRate, result: Parameters<typeof cashReason>[1]): string[] {
  const reason = cashReason(cash, result);
  return reason !== null && !cash.late ? [`No Sharpe or Sortino ratio and no beta: ${reason}.`] : [];
}

const NONE: RatePoints = [];
const rateOnce = memo(
  (series: Reading<Series>, day: string): CashRate => ({
    // A replay of an earlier day must not know later values.
    points: series.value.points.filter(({ date }) => date <= day),
    reason: null,
    late: false,
    readings: [seriesReading(series)],
  }),
);
