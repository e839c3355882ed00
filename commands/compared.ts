import type { FigureReading } from "../src/figure.ts";
import { dayText } from "../src/format.ts";
import { ALL_OF_HISTORY } from "../src/market/history-start.ts";
import type { PriceHistory, Ticker } from "../src/market/market.ts";
import { closedBy } from "../src/market/session.ts";
import { memo } from "../src/memo.ts";
import { type ComparableDays, comparableDays } from "../src/performance/comparable-days.ts";
import { type DividendsKnown, dividendsKnown } from "../src/performance/dividends.ts";
import { LARGE_SIDES } from "../src/performance/fund-names.ts";
import type { Period } from "../src/performance/period.ts";
import { PERIOD_WORDS } from "../src/performance/period-words.ts";
import type { Sides } from "../src/performance/return-figures.ts";
import { longestPeriod } from "../src/performance/window.ts";
import { mapReading, type Reading } from "../src/reading.ts";
import { type Missing, within } from "../src/within.ts";
import type { Context } from "./command.ts";
import { isUnknown, unknownTicker } from "./ticker.ts";

/** What a history tells of its dividends up to the last close that both sides have. */
export type Dividends = DividendsKnown & {
  /** True when adjusted and plain closes are the same throughout. */
  readonly none: boolean;
};

/** Two histories side by side, like with like, whatever the period. */
export type Compared = {
  readonly sides: Sides;
  readonly comparable: ComparableDays;
  readonly dividends: { readonly small: Dividends; readonly large: Dividends };
  /** Last close of each side, ISO date. */
  readonly ends: { readonly small: string; readonly large: string };
  readonly readings: readonly FigureReading[];
};

/** Funds without which the source has a gap; nobody has mistyped anything. */
const OURS: ReadonlySet<Ticker> = new Set(["IWM", ...Object.values(LARGE_SIDES).map(({ fund }) => fund)]);

/**
 * Both histories, whole: one copy of each serves every period. The same histories give the same object.
 *
 * @returns what is missing when either of them is.
 * @throws UserError `no-data` for a ticker that nobody knows.
 */
export async function readCompared(
  small: Ticker,
  large: Ticker,
  { market, now, patienceMs, wait }: Context,
): Promise<Compared | Missing> {
  const tickers = [small, large];
  const [one, other] = await Promise.all(
    tickers.map((ticker) => within(market.history(ticker, ALL_OF_HISTORY), patienceMs, wait)),
  );
  for (const [place, each] of [one, other].entries()) {
    const ticker = tickers[place] ?? "";
    if (each && "reason" in each && !OURS.has(ticker) && isUnknown(each)) throw unknownTicker(ticker);
  }
  if (!one || !other) throw new RangeError("Two histories are compared.");
  if ("reason" in one) return one;
  if ("reason" in other) return other;
  return comparedOnce(one.value, other.value, closedBy(now()));
}

const comparedOnce = memo((small: Reading<PriceHistory>, large: Reading<PriceHistory>, day: string): Compared => {
  const comparable = comparableDays(small.value, large.value, day);
  const last = comparable.days.at(-1)?.date ?? day;
  const ending = ({ days }: PriceHistory) => days.findLast(({ date }) => date <= day)?.date ?? "";
  return {
    sides: { small: small.value.ticker, large: large.value.ticker },
    comparable,
    dividends: { small: dividendsUpTo(small.value, last), large: dividendsUpTo(large.value, last) },
    ends: { small: ending(small.value), large: ending(large.value) },
    readings: [closes(small), closes(large)],
  };
});

function dividendsUpTo({ days }: PriceHistory, last: string): Dividends {
  const known = days.filter(({ date }) => date <= last);
  const none = known.every(({ close, adjusted }) => adjusted === null || adjusted === close);
  return { ...dividendsKnown({ days: known }), none };
}

function closes(reading: Reading<PriceHistory>): FigureReading {
  return mapReading(reading, ({ days }) => days.length);
}

/** Why a period cannot be shown, and which is the longest that can. */
export function tooShort({ sides, comparable }: Pick<Compared, "sides" | "comparable">, period: Period): string {
  const [first] = comparable.days;
  if (!first) return `${sides.small} and ${sides.large} have no close of one day in common`;
  const longest = longestPeriod(comparable.days);
  const instead =
    longest === null ? "no fixed period fits into it" : `the longest period it holds is ${PERIOD_WORDS[longest]}`;
  const asked = period === "max" ? "a comparison needs two closes" : `this needs ${PERIOD_WORDS[period]}`;
  return `the common history of ${sides.small} and ${sides.large} begins on ${dayText(first.date)} and ${asked}; ${instead}`;
}
