import { debtSide } from "../../src/debt/debt-side.ts";
import { eventStudy } from "../../src/debt/event-study.ts";
import { FIRST_CUTS } from "../../src/debt/first-cuts.ts";
import { FLOATING_SHARES } from "../../src/debt/floating-share.ts";
import { lately } from "../../src/lately.ts";
import { type DebtFilingsRead, readDebtFilings } from "../../src/market/debt-filings.ts";
import { ALL_OF_HISTORY, historyStart } from "../../src/market/history-start.ts";
import { INDEXES, type Index, type IndexId } from "../../src/market/indexes.ts";
import type { Series } from "../../src/market/macro.ts";
import type { Holdings, PriceHistory } from "../../src/market/market.ts";
import { closedBy } from "../../src/market/session.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import { memo } from "../../src/memo.ts";
import { pairedDays } from "../../src/performance/paired-days.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import type { DebtOptions, DebtParts, Read, SideParts } from "./parts.ts";

/** Why there is no answer at all. */
export type Refusal = { readonly failure: string; readonly loading: boolean; readonly off: boolean };

/**
 * Fetches everything in parallel. Without filings there are still the first cuts to tell of; without prices as well there
 * is nothing to answer with.
 */
export async function readDebt(options: DebtOptions, context: Context): Promise<DebtParts | Refusal> {
  const { market, now } = context;
  const part = <Value>(promise: Promise<Value>) => read(promise, context);
  const from = historyStart(now());
  const [filed, small, large, treasury, spread, smallPrices, largePrices] = await Promise.all([
    part(readDebtFilings(market, now())),
    part(market.holdings(INDEXES.russell2000.holdingsFund)),
    part(market.holdings(INDEXES.sp500.holdingsFund)),
    part(market.series("DGS5", from)),
    part(market.series("BAMLH0A0HYM2", from)),
    part(market.history(INDEXES.russell2000.priceFund, ALL_OF_HISTORY)),
    part(market.history(INDEXES.sp500.priceFund, ALL_OF_HISTORY)),
  ]);
  const day = closedBy(now());
  const study = studyOf(smallPrices, largePrices, day);
  const refusal = [filed, small].find((each) => "failure" in each && (each.loading || "failure" in study));
  if (refusal && "failure" in refusal) return refusal;
  const year = "value" in filed ? filed.value.year : null;
  return {
    options,
    day,
    year,
    laterYearMissing: year !== null && year < new Date(now()).getUTCFullYear() - 1,
    small: sideOf("russell2000", small, filed),
    large: sideOf("sp500", large, filed),
    published: publishedBy(day),
    filingsOff: "failure" in filed && filed.off,
    treasury: upTo(treasury, day),
    spread: upTo(spread, day),
    study,
    pending: pendingOf({
      "the members of the S&P 500": large,
      rates: [treasury, spread],
      prices: [smallPrices, largePrices],
    }),
    simulated: market.simulated,
  };
}

type Attempt<Value> = { readonly value: Value } | Refusal;

/** What came in time; a source that is switched off is told from one that fails. */
async function read<Value>(
  promise: Promise<Value>,
  { patienceMs, wait }: Pick<Context, "patienceMs" | "wait">,
): Promise<Attempt<Value>> {
  const failed: { error?: unknown } = {};
  const watched = promise.catch((error: unknown) => {
    failed.error = error;
    throw error;
  });
  const outcome = await within(watched, patienceMs, wait);
  if ("value" in outcome) return outcome;
  if (!("error" in failed)) return { failure: "still loading", loading: true, off: false };
  const off = failed.error instanceof SourceFailure && failed.error.kind === "off";
  return { failure: outcome.reason, loading: false, off };
}

function sideOf(id: IndexId, holdings: Attempt<Reading<Holdings>>, filed: Attempt<DebtFilingsRead>): SideParts {
  const index = INDEXES[id];
  if ("value" in holdings && "value" in filed) return sideOnce(index, holdings.value, filed.value);
  const failure = "failure" in filed ? filed.failure : "failure" in holdings ? holdings.failure : null;
  return { index, side: null, failure, coverageReadings: [], moneyReadings: [] };
}

/** A replay of an earlier day must not know what was published later. */
const publishedBy = lately(4, (day: string) => FLOATING_SHARES.filter(({ date }) => date <= day.slice(0, 7)));

/** Thousands of accounts are added up once for the same filings and members. */
const sideOnce = memo((index: Index, holdings: Reading<Holdings>, filed: DebtFilingsRead): SideParts => {
  const members = mapReading(holdings, ({ rows }) => rows.length);
  return {
    index,
    side: debtSide(holdings.value.rows, filed),
    failure: null,
    coverageReadings: [members, ...filed.flowReadings],
    moneyReadings: [members, ...filed.sheetReadings],
  };
});

/** A replay of an earlier day must not know later values. */
function upTo(series: Attempt<Reading<Series>>, day: string): Read<Reading<Series>> {
  if (!("value" in series)) return series;
  const value = seriesUpTo(series.value, day);
  return value ? { value } : { failure: `${series.value.source} has no value up to that day`, loading: false };
}

const seriesUpTo = memo((reading: Reading<Series>, day: string): Reading<Series> | null => {
  const points = reading.value.points.filter(({ date }) => date <= day);
  return points.length === 0 ? null : mapReading(reading, (series) => ({ ...series, points }));
});

function studyOf(
  small: Attempt<Reading<PriceHistory>>,
  large: Attempt<Reading<PriceHistory>>,
  day: string,
): DebtParts["study"] {
  if (!("value" in small)) return small;
  if (!("value" in large)) return large;
  return { value: studyOnce(small.value, large.value, day) };
}

const studyOnce = memo((small: Reading<PriceHistory>, large: Reading<PriceHistory>, day: string) => {
  const days = pairedDays(small.value, large.value).filter(({ date }) => date <= day);
  return {
    study: eventStudy(
      days,
      FIRST_CUTS.filter(({ date }) => date <= day),
    ),
    readings: [small, large].map((reading) => mapReading(reading, (history) => history.days.length)),
  };
});

type Waited = Attempt<unknown> | readonly Attempt<unknown>[];

function pendingOf(parts: Readonly<Record<string, Waited>>): string | null {
  const isLoading = (each: Attempt<unknown>) => "loading" in each && each.loading;
  const late = Object.entries(parts).filter(([, part]) => [part].flat().some(isLoading));
  return late.length === 0 ? null : `Still loading: ${late.map(([name]) => name).join(", ")}.`;
}
