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

/** A closed day as it was kept whole. */
export type WholeDay = {
  /** When it was kept, market time. */
  readonly at: number;
  /** Pieces of the list of everything that was known. */
  readonly snapshot: readonly string[];
  /** Raw values of every question by figure id. */
  readonly figures: Readonly<Record<string, number | null>>;
  /** Both indexes and the market as they are in the snapshot. */
  readonly small: Members;
  readonly large: Members;
  readonly market: Market;
};

/** A source of filings that fails is waited for so long, since a row is never mended. */
const WAIT_FOR_FILINGS_MS = 6 * 60 * 60_000;

/**
 * Writes the day's row once the day is over and both indexes are there whole and fresh: figures of every metric, the
 * inputs they were computed from, and the inputs' hash. A day that is recorded already stays as it is.
 *
 * The day is that of the quotes, never that of the clock.
 *
 * @param now - Market time.
 * @param whole - Keeps the whole of a closed day; null while sources are waited for. Without it only valuation figures
 *   are written, and the day cannot be asked again.
 * @returns The recorded day; null when there was nothing to record.
 */
export async function recordDay(
  small: Members,
  large: Members,
  market: Market,
  record: DailyRecord,
  now: number,
  whole?: (date: string) => Promise<WholeDay | null>,
): Promise<string | null> {
  const date = closedDay([small, large]);
  if (date === null || (await record.days()).some((day) => day.date === date)) return null;
  if (!whole) return await writeDay(date, { small, large, market, at: now, figures: {} }, record);
  const kept = await whole(date);
  // Prices of another day may have come while it was kept.
  return kept && closedDay([kept.small, kept.large]) === date ? await writeDay(date, kept, record) : null;
}

async function writeDay(
  date: string,
  {
    small,
    large,
    market,
    at: now,
    figures,
    snapshot,
  }: Omit<WholeDay, "snapshot"> & Partial<Pick<WholeDay, "snapshot">>,
  record: DailyRecord,
): Promise<string | null> {
  const filings = await readFilings(market, now, "revenue").catch(failedFilings);
  if (filings === "later" && now < Date.parse(closeOf(date)) + WAIT_FOR_FILINGS_MS) return null;
  const filed = filings === "later" || filings === "off" ? null : filings.filings;
  const sides = {
    small: companiesOf(small, filed),
    large: companiesOf(large, filed),
  };
  const rows = { small: inputRows(sides.small), large: inputRows(sides.large) };
  const inputs = snapshot ? { ...rows, snapshot } : rows;
  const kept: RecordedInputs = snapshot ? { ...inputs, figures } : inputs;
  const added = await record.append(
    {
      date,
      recordedAt: new Date(now).toISOString(),
      method: METHOD_VERSION,
      inputsHash: inputsHash(inputs),
      figures: dayFigures(sides.small, sides.large, Date.parse(closeOf(date))),
    },
    kept,
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
