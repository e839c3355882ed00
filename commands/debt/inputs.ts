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
import { memo } from "../../src/memo.ts";
import { pairedDays } from "../../src/performance/paired-days.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { type Missing, type Outcome, reasonOf, within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { isOff, stillLoading } from "../nothing-to-say.ts";
import type { DebtOptions, DebtParts, SideParts } from "./parts.ts";

/**
 * Fetches everything in parallel. Without filings there are still the first cuts to tell of; without prices as well there
 * is nothing to answer with.
 */
export async function readDebt(options: DebtOptions, context: Context): Promise<DebtParts | Missing> {
  const { market, now } = context;
  const part = <Value>(promise: Promise<Value>) => within(promise, context.patienceMs, context.wait);
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
  for (const each of [filed, small]) if ("reason" in each && (each.late || "reason" in study)) return each;
  const year = "value" in filed ? filed.value.year : null;
  return {
    options,
    day,
    year,
    laterYearMissing: year !== null && year < new Date(now()).getUTCFullYear() - 1,
    small: sideOf("russell2000", small, filed),
    large: sideOf("sp500", large, filed),
    published: publishedBy(day),
    filingsOff: "reason" in filed && isOff(filed),
    treasury: upTo(treasury, day),
    spread: upTo(spread, day),
    study,
    pending: stillLoading({
      "the members of the S&P 500": [large],
      rates: [treasury, spread],
      prices: [smallPrices, largePrices],
    }),
    simulated: market.simulated,
  };
}

function sideOf(id: IndexId, holdings: Outcome<Reading<Holdings>>, filed: Outcome<DebtFilingsRead>): SideParts {
  const index = INDEXES[id];
  if ("value" in holdings && "value" in filed) return sideOnce(index, holdings.value, filed.value);
  return { index, side: null, failure: reasonOf(filed) ?? reasonOf(holdings), coverageReadings: [], moneyReadings: [] };
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
function upTo(series: Outcome<Reading<Series>>, day: string): Outcome<Reading<Series>> {
  if (!("value" in series)) return series;
  const value = seriesUpTo(series.value, day);
  return value ? { value } : { reason: `${series.value.source} has no value up to that day` };
}

const seriesUpTo = memo((reading: Reading<Series>, day: string): Reading<Series> | null => {
  const points = reading.value.points.filter(({ date }) => date <= day);
  return points.length === 0 ? null : mapReading(reading, (series) => ({ ...series, points }));
});

function studyOf(
  small: Outcome<Reading<PriceHistory>>,
  large: Outcome<Reading<PriceHistory>>,
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
