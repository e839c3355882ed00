import { monthAfter } from "../../src/calendar-month.ts";
import { pmiPublishedAt } from "../../src/economy/pmi-publication.ts";
import type { Month, PmiSeries, Series, SeriesId } from "../../src/market/macro.ts";
import type { Market, PriceHistory } from "../../src/market/market.ts";
import { closeOf } from "../../src/market/session.ts";
import type { Reading } from "../../src/reading.ts";
import { FAKE_NOW } from "./fake-market.ts";

/** The sources of the economy as a test needs them; each can be replaced, emptied or made to fail. */
export type FakeEconomy = {
  /** PMI by month. */
  readonly pmi?: Readonly<Record<Month, number>>;
  /** Months whose value is the operator's. */
  readonly own?: readonly Month[];
  readonly refused?: PmiSeries["refused"];
  /** Small over large from each day's close to the next; everything else stands still. */
  readonly smallReturn?: (date: string) => number;
  /** Sources that fail, with their reason. */
  readonly fails?: Partial<Record<"pmi" | "history" | SeriesId, string>>;
  /** Sources that hand out older copies. */
  readonly stale?: readonly ("pmi" | "history" | SeriesId)[];
};

/** Months up to July 2026, oldest first, with a wave that crosses 50 in both directions. */
export function wave(count: number): Readonly<Record<Month, number>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      monthAfter("2026-07", index - count + 1),
      Math.round((50.2 + 6 * Math.sin(index / 5) + ((index * 7) % 5) / 10) * 10) / 10,
    ]),
  );
}

/** The parts of a market that the economy command asks. */
export function fakeEconomy(options: FakeEconomy = {}): Partial<Market> {
  const { pmi = wave(80), own = [], refused = [], fails = {}, stale = [] } = options;
  const reading = <Value>(key: "pmi" | "history" | SeriesId, value: Value, source: string, observedAt: string) => {
    if (fails[key] !== undefined) throw new Error(fails[key]);
    const made: Reading<Value> = {
      value,
      source,
      url: `https://fake.example/${key}`,
      observedAt,
      fetchedAt: new Date(FAKE_NOW).toISOString(),
      stale: stale.includes(key),
    };
    return made;
  };
  const months = Object.entries(pmi)
    .map(([month, value]) => ({ month, value, own: own.includes(month) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
  const last = months.at(-1);
  const days = priceDates("2015-01-01", "2026-08-21");
  return {
    pmi: async () =>
      reading("pmi", { months, refused }, "Fake ISM PMI", last ? pmiPublishedAt(last.month) : closeOf("2026-08-21")),
    series: async (id) => {
      const series: Series = { id, points: POINTS[id], dropped: 0 };
      return reading(id, series, `FRED ${id}`, closeOf(series.points.at(-1)?.date ?? "2026-08-20"));
    },
    history: async (ticker) => {
      let level = 100;
      const value: PriceHistory = {
        ticker,
        days: days.map((date) => {
          if (ticker === "IWM") level *= 1 + (options.smallReturn ?? smallReturn)(date);
          return { date, close: level, adjusted: level };
        }),
      };
      return reading("history", value, "Fake prices", closeOf("2026-08-21"));
    },
  };
}

/** Small caps wander without a rule that anyone could find. */
function smallReturn(date: string): number {
  return Math.sin(Date.parse(date) / 86_400_000 / 17) / 400;
}

const monthly = (count: number, value: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => ({
    date: `${monthAfter("2026-07", index - count + 1)}-01`,
    value: value(index),
  }));

const POINTS: Readonly<Record<SeriesId, Series["points"]>> = {
  BAMLH0A0HYM2: priceDates("2023-08-21", "2026-08-20").map((date, index) => ({
    date,
    value: 2.5 + (index % 100) / 100,
  })),
  UNRATE: monthly(40, (index) => 4 + (index % 7) / 10),
  CPIAUCSL: monthly(40, (index) => 300 * 1.002 ** index),
  DGS3MO: [],
  DGS2: [],
  DGS5: [],
};

/** Every weekday of a span. */
function priceDates(first: string, last: string): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`); at += 86_400_000) {
    const day = new Date(at).getUTCDay();
    if (day >= 1 && day <= 5) dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}
