import type { CrawlProgress, EstimatesBook } from "../../src/market/estimates-book.ts";
import type { Estimates } from "../../src/market/macro.ts";
import type { Reading } from "../../src/reading.ts";
import { FAKE_CLOSE } from "./fake-market.ts";

type Year = Estimates["years"][number];

/** One company's estimates as a test needs them; everything else is unknown. */
export function estimatesOf(
  ticker: string,
  {
    thisYear,
    nextYear,
    quarters = [],
  }: {
    readonly thisYear?: Partial<Year>;
    readonly nextYear?: Partial<Year>;
    readonly quarters?: Estimates["quarters"];
  },
): Estimates {
  return {
    ticker,
    years: [...(thisYear ? [yearOf("0y", thisYear)] : []), ...(nextYear ? [yearOf("+1y", nextYear)] : [])],
    quarters,
  };
}

function yearOf(period: Year["period"], more: Partial<Year>): Year {
  return {
    period,
    end: null,
    average: null,
    yearAgo: null,
    analysts: null,
    now: null,
    daysAgo7: null,
    daysAgo30: null,
    daysAgo90: null,
    raised30: null,
    lowered30: null,
    ...more,
  };
}

/** A reading of one company's estimates, gathered an hour after the close unless it says otherwise. */
export function estimatesReading(value: Estimates, more: Partial<Reading<Estimates>> = {}): Reading<Estimates> {
  return {
    value,
    source: "Fake estimates",
    url: `https://fake.example/estimates/${value.ticker}`,
    observedAt: FAKE_CLOSE,
    fetchedAt: FAKE_CLOSE,
    stale: false,
    ...more,
  };
}

/** A book in which these estimates stand; the same list of companies gets the same map, as in the real one. */
export function bookOf(readings: readonly Reading<Estimates>[], progress: Partial<CrawlProgress> = {}): EstimatesBook {
  const byTicker = new Map(readings.map((reading) => [reading.value.ticker, reading]));
  const made = new Map<string, ReadonlyMap<string, Reading<Estimates>>>();
  return {
    async known(tickers) {
      const found = made.get(tickers.join()) ?? new Map([...byTicker].filter(([ticker]) => tickers.includes(ticker)));
      made.set(tickers.join(), found);
      return found;
    },
    progress: () => ({ known: byTicker.size, wanted: byTicker.size, running: true, failure: null, ...progress }),
  };
}
