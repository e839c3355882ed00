import { historyStart } from "../../src/market/history-start.ts";
import type { FomcCalendar, FuturesStrip, PolicyRates, Series, SeriesId } from "../../src/market/macro.ts";
import type { Reading } from "../../src/reading.ts";
import type { RecordedDay } from "../../src/record/record.ts";
import { type Outcome, within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { stillLoading } from "../nothing-to-say.ts";

/** Everything the answer is made from; each part as it came, or why it did not. */
export type RatesInputs = {
  readonly strip: Outcome<Reading<FuturesStrip>>;
  readonly policy: Outcome<Reading<PolicyRates>>;
  readonly calendar: Outcome<Reading<FomcCalendar>>;
  readonly twoYear: Outcome<Reading<Series>>;
  readonly highYield: Outcome<Reading<Series>>;
  /** Recorded strips, oldest first. */
  readonly days: readonly RecordedDay[];
  /** What is still on its way; null when nothing is. */
  readonly pending: string | null;
};

/** Fetches in parallel. A part that fails leaves its reason, never throws. */
export async function readRates({ market, records, now, patienceMs, wait }: Context): Promise<RatesInputs> {
  const part = <Value>(promise: Promise<Value>) => within(promise, patienceMs, wait);
  const from = historyStart(now());
  const series = (id: SeriesId) => part(market.series(id, from)).then(withPoints);
  const [strip, policy, calendar, twoYear, highYield, days] = await Promise.all([
    part(market.strip()).then(withContracts),
    part(market.policyRates()),
    part(market.fomc()),
    series("DGS2"),
    series("BAMLH0A0HYM2"),
    records.strip.days(),
  ]);
  const pending = stillLoading({
    futures: [strip],
    "the target range": [policy],
    meetings: [calendar],
    FRED: [twoYear, highYield],
  });
  return { strip, policy, calendar, twoYear, highYield, days, pending };
}

/** An answer without a single price says nothing. */
function withContracts(strip: RatesInputs["strip"]): RatesInputs["strip"] {
  if ("reason" in strip || strip.value.value.contracts.length > 0) return strip;
  return { reason: "the source has no price of any contract" };
}

function withPoints(series: Outcome<Reading<Series>>): Outcome<Reading<Series>> {
  if ("reason" in series || series.value.value.points.length > 0) return series;
  return { reason: "the source has no value of the last ten years" };
}
