import { readFilings } from "../market/filings.ts";
import type { Market } from "../market/market.ts";
import { closeOf, newYork, settledOf } from "../market/session.ts";
import { SourceFailure } from "../market/source-failure.ts";
import type { Members } from "../market/universe.ts";
import { newestObservation } from "../reading.ts";
import { companiesOf } from "../valuation/companies.ts";
import { gap } from "../valuation/gap.ts";
import { METHODS, METRICS, type Metric } from "../valuation/metric.ts";
import { type Company, type Multiples, valueSide } from "../valuation/side.ts";
import { inputRows, type RecordedInputs } from "./inputs.ts";
import { inputsHash } from "./inputs-hash.ts";
import { METHOD_VERSION } from "./method-version.ts";
import type { DailyRecord } from "./record.ts";

/** A source of filings that fails is waited for so long, since a row is never mended. */
const WAIT_FOR_FILINGS_MS = 6 * 60 * 60_000;

/**
 * Writes the day's row once the day is over and both indexes are there whole and fresh: figures of every metric, the
 * inputs they were computed from, and the inputs' hash. A day that is recorded already stays as it is.
 *
 * The day is that of the quotes, never that of the clock.
 *
 * @param now - Market time.
 * @returns The recorded day; null when there was nothing to record.
 */
export async function recordDay(
  small: Members,
  large: Members,
  market: Market,
  record: DailyRecord,
  now: number,
): Promise<string | null> {
  const date = closedDay([small, large]);
  if (date === null || (await record.days()).some((day) => day.date === date)) return null;
  const filings = await readFilings(market, now, "revenue").catch(failedFilings);
  if (filings === "later" && now < Date.parse(closeOf(date)) + WAIT_FOR_FILINGS_MS) return null;
  const filed = filings === "later" || filings === "off" ? null : filings.filings;
  const sides = {
    small: companiesOf(small, filed),
    large: companiesOf(large, filed),
  };
  const inputs: RecordedInputs = { small: inputRows(sides.small), large: inputRows(sides.large) };
  const added = await record.append(
    {
      date,
      recordedAt: new Date(now).toISOString(),
      method: METHOD_VERSION,
      inputsHash: inputsHash(inputs),
      figures: dayFigures(sides.small, sides.large, Date.parse(closeOf(date))),
    },
    inputs,
  );
  return added ? date : null;
}

/** Filings that are switched off will not come later either. */
function failedFilings(error: unknown): "off" | "later" {
  return error instanceof SourceFailure && error.kind === "off" ? "off" : "later";
}

/** The trading day that the quotes are the close of; null while it is running, or when anything is missing or old. */
function closedDay(sides: readonly Members[]): string | null {
  const whole = sides.every(
    ({ loading, loaded, requests, holdings, batches }) =>
      !loading && loaded === requests && !holdings.stale && batches.every(({ stale }) => !stale),
  );
  if (!whole) return null;
  const batches = sides.flatMap((side) => side.batches);
  const newest = newestObservation(batches.flatMap(({ value }) => value.rows));
  if (newest === null) return null;
  const { date } = newYork(Date.parse(newest));
  const [close, settled] = [closeOf(date), settledOf(date)];
  // Every request for itself: one that came after the close says nothing of one that came before it.
  const over = batches.every(
    ({ value, fetchedAt }) => fetchedAt >= settled || (newestObservation(value.rows) ?? "") >= close,
  );
  return over ? date : null;
}

function dayFigures(small: readonly Company[], large: readonly Company[], at: number): Record<string, number | null> {
  const figures: Record<string, number | null> = {};
  for (const metric of METRICS) {
    const [s, l] = [valueSide(metric, small, at), valueSide(metric, large, at)];
    put(figures, "small", metric, s.multiples);
    put(figures, "large", metric, l.multiples);
    for (const method of METHODS) {
      const between = gap(s.multiples[method], l.multiples[method]);
      for (const part of ["discount", "turns", "rerating"] as const) {
        figures[`gap.${metric}.${method}.${part}`] = between?.[part] ?? null;
      }
    }
    figures[`small.${metric}.coverage.weight`] = s.coverage?.weight ?? null;
    figures[`large.${metric}.coverage.weight`] = l.coverage?.weight ?? null;
    figures[`small.${metric}.losses.names`] = s.coverage?.lossNames ?? null;
    figures[`large.${metric}.losses.names`] = l.coverage?.lossNames ?? null;
  }
  return figures;
}

function put(
  figures: Record<string, number | null>,
  side: "small" | "large",
  metric: Metric,
  multiples: Multiples,
): void {
  for (const method of METHODS) figures[`${side}.${metric}.${method}`] = multiples[method];
}
