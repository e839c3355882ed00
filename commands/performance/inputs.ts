import type { FigureReading } from "../../src/figure.ts";
import { lately } from "../../src/lately.ts";
import { ALL_OF_HISTORY } from "../../src/market/history-start.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { closedBy } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import { comparableDays } from "../../src/performance/comparable-days.ts";
import { dividendsKnown } from "../../src/performance/dividends.ts";
import { LARGE_SIDES } from "../../src/performance/fund-names.ts";
import { logRatio } from "../../src/performance/log-ratio.ts";
import { monthEnds } from "../../src/performance/month-ends.ts";
import { phases } from "../../src/performance/phases.ts";
import { PUBLISHED, PUBLISHED_PHASES } from "../../src/performance/published-phases.ts";
import { rollingGaps } from "../../src/performance/rolling-gaps.ts";
import { windowOf } from "../../src/performance/window.ts";
import { mapReading, type Reading } from "../../src/reading.ts";
import { type Missing, within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { DEFAULTS, type Dividends, type Pair, type PerformanceOptions, type PerformanceParts } from "./parts.ts";
import { isUnknown, unknownTicker } from "./ticker.ts";

/**
 * Both histories, whole: one copy of each serves every period, and phases and ten-year windows need all of it.
 *
 * @returns what is missing when either of them is.
 * @throws UserError `no-data` for a fund that nobody knows.
 */
export async function readPerformance(
  options: PerformanceOptions,
  { market, now, patienceMs, wait }: Context,
): Promise<PerformanceParts | Missing> {
  const read = (ticker: string) => within(market.history(ticker, ALL_OF_HISTORY), patienceMs, wait);
  const [small, large] = await Promise.all([read(options.fund), read(LARGE_SIDES[options.against].fund)]);
  if ("reason" in small) {
    // Our own funds are always known: without them the source has a gap, and nobody has mistyped anything.
    if (options.fund !== DEFAULTS.fund && isUnknown(small)) throw unknownTicker(options.fund);
    return small;
  }
  if ("reason" in large) return large;
  const day = closedBy(now());
  const pair = pairOnce(small.value, large.value, day);
  return {
    options,
    pair,
    window: windowOnce(pair.comparable, options.period),
    published: publishedBy(day),
    day,
    simulated: market.simulated,
  };
}

const pairOnce = memo((small: Reading<PriceHistory>, large: Reading<PriceHistory>, day: string): Pair => {
  const comparable = comparableDays(small.value, large.value, day);
  const last = comparable.days.at(-1)?.date ?? day;
  const ending = ({ days }: PriceHistory) => days.findLast(({ date }) => date <= day)?.date ?? "";
  return {
    sides: { small: small.value.ticker, large: large.value.ticker },
    comparable,
    phases: phases(monthEnds(logRatio(comparable.days))),
    rolling: rollingGaps(comparable.days),
    dividends: { small: dividendsUpTo(small.value, last), large: dividendsUpTo(large.value, last) },
    ends: { small: ending(small.value), large: ending(large.value) },
    readings: [closes(small), closes(large)],
  };
});

const windowOnce = memo(windowOf);

function dividendsUpTo({ days }: PriceHistory, last: string): Dividends {
  const known = days.filter(({ date }) => date <= last);
  const none = known.every(({ close, adjusted }) => adjusted === null || adjusted === close);
  return { ...dividendsKnown({ days: known }), none };
}

function closes(reading: Reading<PriceHistory>): FigureReading {
  return mapReading(reading, ({ days }) => days.length);
}

/** A replay of an earlier day must not know what was published later. */
const publishedBy = lately(4, (day: string) => (day > PUBLISHED.observedAt.slice(0, 10) ? PUBLISHED_PHASES : []));
