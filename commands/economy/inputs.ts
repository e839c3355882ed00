import { knownMonths } from "../../src/economy/known-months.ts";
import { pmiLinks } from "../../src/economy/pmi-link.ts";
import { regimeMonths } from "../../src/economy/regime-returns.ts";
import { priceDays, type ReleaseReturns, releaseReturns } from "../../src/economy/release-windows.ts";
import type { FigureReading } from "../../src/figure.ts";
import { historyStart } from "../../src/market/history-start.ts";
import type { PmiSeries } from "../../src/market/macro.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { newYork } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, newestObservation, type Reading } from "../../src/reading.ts";
import { firstSeen } from "../../src/record/pmi.ts";
import type { RecordedDay } from "../../src/record/record.ts";
import { within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { stillLoading } from "../nothing-to-say.ts";
import { type EconomyParts, FUNDS, type Indicator, type Read } from "./parts.ts";

/** Fetches everything in parallel and pairs what belongs together. A source that fails leaves its reason. */
export async function readEconomy(indicator: Indicator, context: Context): Promise<EconomyParts> {
  const { market, records, now } = context;
  const from = historyStart(now());
  const [pmi, credit, jobs, inflation, small, large, days] = await Promise.all([
    read(market.pmi(), context),
    read(market.series("BAMLH0A0HYM2", from), context),
    read(market.series("UNRATE", from), context),
    read(market.series("CPIAUCSL", from), context),
    read(market.history(FUNDS.small, from), context),
    read(market.history(FUNDS.large, from), context),
    records.pmi.days(),
  ]);
  const at = new Date(now()).toISOString();
  const recorded = recordedBy(days, at.slice(0, 10));
  const months = "reading" in pmi ? monthsOnce(pmi.reading.value, recorded, newYork(now()).date) : NONE;
  const returns = "reading" in small && "reading" in large ? returnsOnce(small.reading, large.reading) : noReturns;
  const pricesFailure = "failure" in small ? small.failure : "failure" in large ? large.failure : null;
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
      pmi: "reading" in pmi ? [summary(pmi.reading), ...recordReadings(recorded, at)] : [],
      prices: [small, large].flatMap((each) => ("reading" in each ? [closes(each.reading)] : [])),
    },
    pending: stillLoading({ "the PMI": [pmi], FRED: [credit, jobs, inflation], prices: [small, large] }),
    now: now(),
    simulated: market.simulated,
  };
}

async function read<Value>(
  promise: Promise<Reading<Value>>,
  { patienceMs, wait }: Pick<Context, "patienceMs" | "wait">,
): Promise<Read<Value>> {
  const outcome = await within(promise, patienceMs, wait);
  if ("value" in outcome) return { reading: outcome.value };
  return { failure: outcome.reason, ...(outcome.late ? { late: true } : {}) };
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
  releaseReturns(priceDays(small.value, large.value)),
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
