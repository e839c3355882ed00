import { knownMonths } from "../../src/economy/known-months.ts";
import { pmiLinks } from "../../src/economy/pmi-link.ts";
import { regimeMonths } from "../../src/economy/regime-returns.ts";
import { type ReleaseReturns, releaseReturns } from "../../src/economy/release-windows.ts";
import type { FigureReading } from "../../src/figure.ts";
import { historyStart } from "../../src/market/history-start.ts";
import type { PmiSeries } from "../../src/market/macro.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { pairedDays } from "../../src/performance/paired-days.ts";
import { mapReading, newestObservation, type Reading } from "../../src/reading.ts";
import { firstSeen } from "../../src/record/pmi.ts";
import type { RecordedDay } from "../../src/record/record.ts";
import { within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { stillLoading } from "../nothing-to-say.ts";
import { type EconomyParts, FUNDS, type Indicator, type Read } from "./parts.ts";

/** Fetches everything in parallel and pairs what belongs together. A source that fails leaves its reason. */
export async function readEconomy(indicator: Indicator, context: Context): Promise<EconomyParts> {
  const { market, records, now, patienceMs, wait } = context;
  const read = <Value>(promise: Promise<Reading<Value>>): Promise<Read<Value>> => within(promise, patienceMs, wait);
  const from = historyStart(now());
  const [pmi, credit, jobs, inflation, small, large, days] = await Promise.all([
    read(market.pmi()),
    read(market.series("BAMLH0A0HYM2", from)),
    read(market.series("UNRATE", from)),
    read(market.series("CPIAUCSL", from)),
    read(market.history(FUNDS.small, from)),
    read(market.history(FUNDS.large, from)),
    records.pmi.days(),
  ]);
  const at = new Date(now()).toISOString();
  const recorded = recordedBy(days, at.slice(0, 10));
  const months = "value" in pmi ? monthsOnce(pmi.value.value, recorded, newYork(now()).date) : NONE;
  const returns = "value" in small && "value" in large ? returnsOnce(small.value, large.value) : noReturns;
  const pricesFailure = "reason" in small ? small.reason : "reason" in large ? large.reason : null;
  return {
    indicator,
    pmi,
    credit,
    jobs,
    inflation,
    months,
    regimes: regimesOnce(months, returns),
    links: linksOnce(months, returns),
    pricesFailure,
    readings: {
      pmi: "value" in pmi ? [summary(pmi.value), ...recordReadings(recorded, at)] : [],
      prices: [small, large].flatMap((each) => ("value" in each ? [closes(each.value)] : [])),
    },
    pending: stillLoading({ "the PMI": [pmi], FRED: [credit, jobs, inflation], prices: [small, large] }),
    now: now(),
    simulated: market.simulated,
  };
}

const NONE: EconomyParts["months"] = [];
const noReturns: ReleaseReturns = { between: () => null };
/** A replay of an earlier day must not know what was recorded later. */
const recordedBy = memo((days: readonly RecordedDay[], last: string) =>
  days.filter(({ recordedAt }) => recordedAt.slice(0, 10) <= last),
);
const monthsOnce = memo((pmi: PmiSeries, recorded: readonly RecordedDay[], today: string) =>
  knownMonths(pmi.months, firstSeen(recorded), today),
);
const returnsOnce = memo((small: Reading<PriceHistory>, large: Reading<PriceHistory>) =>
  releaseReturns(pairedDays(small.value, large.value)),
);
const regimesOnce = memo(regimeMonths);
const linksOnce = memo(pmiLinks);

const summary = memo((reading: Reading<PmiSeries>) =>
  mapReading(reading, ({ months }) => months.at(-1)?.value ?? null),
);
const closes = memo((reading: Reading<PriceHistory>) => mapReading(reading, ({ days }) => days.length));

function recordReadings(recorded: readonly RecordedDay[], fetchedAt: string): FigureReading[] {
  const observedAt = newestObservation(recorded.map(({ recordedAt }) => ({ observedAt: recordedAt })));
  if (observedAt === null) return [];
  const value = recorded.length;
  return [{ value, source: "Smallcap PMI record", url: "about:record", observedAt, fetchedAt, stale: false }];
}
