import type { BarChart, Card } from "../../src/card.ts";
import type { FomcCalendar, FuturesStrip, PolicyRates, Series } from "../../src/market/macro.ts";
import type { Market } from "../../src/market/market.ts";
import { SourceFailure } from "../../src/market/source-failure.ts";
import type { Reading } from "../../src/reading.ts";
import { asking, type contextOf, notesOf } from "./context.ts";
import { FAKE_CLOSE, FAKE_NOW, fakeMarket } from "./fake-market.ts";

/** A market of rates: futures, ranges, meetings and two series, around Friday 21 August 2026. */

/** Prices by month, of which August, November and February have no meeting: 10 basis points are priced for September, and hikes from there on. */
export const STRIP: Readonly<Record<string, number>> = {
  "2026-08": 96.375,
  "2026-09": 96.33,
  "2026-10": 96.26,
  "2026-11": 96.205,
  "2026-12": 96.13,
  "2027-01": 96.095,
  "2027-02": 96.045,
};
export const MEETINGS = ["2026-07-29", "2026-09-16", "2026-10-28", "2026-12-09", "2027-01-27", "2027-03-17"];

export type FakeRates = {
  readonly strip?: Readonly<Record<string, number>>;
  /** Instants of single prices; the others are of `at`. */
  readonly observed?: Readonly<Record<string, string>>;
  readonly at?: string;
  readonly stale?: boolean;
  readonly meetings?: readonly string[];
  readonly unscheduled?: readonly string[];
  /** Lower bound of the range after a decision, as the list knows it. */
  readonly decided?: Readonly<Record<string, number>>;
  readonly fallback?: string;
  /** Days of the range, with its lower bound. */
  readonly ranges?: Readonly<Record<string, number>>;
  readonly fails?: Partial<Record<"strip" | "policyRates" | "fomc" | "DGS2" | "BAMLH0A0HYM2", string | SourceFailure>>;
};

export function fakeRates(options: FakeRates = {}): Pick<Market, "strip" | "policyRates" | "fomc" | "series"> {
  const { strip = STRIP, observed = {}, at = FAKE_CLOSE, meetings = MEETINGS, fails = {} } = options;
  const reading = <Value>(value: Value, source: string, observedAt: string, stale = false): Reading<Value> => ({
    value,
    source,
    url: "https://fake.example/rates",
    observedAt,
    fetchedAt: new Date(FAKE_NOW).toISOString(),
    stale,
  });
  const answering = (kind: keyof typeof fails) => {
    const failure = fails[kind];
    if (failure !== undefined) throw typeof failure === "string" ? new Error(failure) : failure;
  };
  const contracts = Object.entries(strip).map(([month, price]) => ({
    month,
    price,
    observedAt: observed[month] ?? at,
  }));
  const ranges = options.ranges ?? { "2026-08-19": 3.5, "2026-08-20": 3.5 };
  const days = Object.entries(ranges).map(([date, lower]) => ({
    date,
    effective: lower + 0.13,
    lower,
    upper: lower + 0.25,
  }));
  const calendar = [
    ...meetings.map((date) => ({ date, kind: "scheduled" as const })),
    ...(options.unscheduled ?? []).map((date) => ({ date, kind: "unscheduled" as const })),
  ]
    .map((meeting) => {
      const lower = options.decided?.[meeting.date];
      return { ...meeting, projections: false, range: lower === undefined ? null : { lower, upper: lower + 0.25 } };
    })
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  // The same readings each time, as a cache hands them out.
  const readings = {
    strip: reading<FuturesStrip>({ contracts, dropped: [] }, "Fake futures", at, options.stale),
    policy: reading<PolicyRates>({ days, dropped: 0 }, "Fake New York Fed", "2026-08-20T20:00:00.000Z"),
    calendar: reading<FomcCalendar>({ meetings: calendar, fallback: options.fallback ?? null }, "Fake calendar", at),
    DGS2: reading<Series>(
      { id: "DGS2", points: [{ date: "2026-08-20", value: 3.88 }], dropped: 0 },
      "Fake FRED DGS2",
      "2026-08-20T20:00:00.000Z",
    ),
    BAMLH0A0HYM2: reading<Series>(
      { id: "BAMLH0A0HYM2", points: [{ date: "2026-08-20", value: 2.75 }], dropped: 0 },
      "Fake FRED spread",
      "2026-08-20T20:00:00.000Z",
    ),
  };
  return {
    strip: async () => {
      answering("strip");
      return readings.strip;
    },
    policyRates: async () => {
      answering("policyRates");
      return readings.policy;
    },
    fomc: async () => {
      answering("fomc");
      return readings.calendar;
    },
    series: async (id) => {
      if (id !== "DGS2" && id !== "BAMLH0A0HYM2") throw new Error(`Fake source has no ${id}`);
      answering(id);
      return readings[id];
    },
  };
}

/** A short way to ask for rates in a market that has nothing else. */
export function askRates(options: FakeRates = {}, more: Parameters<typeof contextOf>[1] = {}) {
  const { ask, log } = asking(fakeMarket({ funds: {}, more: fakeRates(options) }), more);
  const question = (words: Readonly<Record<string, string>>, view?: "receipt") => ({
    command: "rates",
    options: words,
    asker: ASKER,
    ...(view ? { view } : {}),
  });
  return {
    rates: (words: Readonly<Record<string, string>> = {}): Promise<Card> => ask(question(words)),
    receipt: (words: Readonly<Record<string, string>> = {}): Promise<Card> => ask(question(words, "receipt")),
    log,
  };
}

const ASKER = { platform: "terminal", workspace: "w", channel: "c", user: "u", mayManage: true } as const;

/** Reads a card: a figure's value, its notes, its chart of probabilities. */
export const value = (card: Card, id: string) => card.figures[id]?.value;
export const notes = (card: Card) => notesOf(card).join("\n");
export const chartOf = (card: Card) =>
  card.parts.find((part): part is BarChart => part.kind === "chart" && part.form === "bars");

/** The strip with holes. */
export const without = (...months: readonly string[]) =>
  Object.fromEntries(Object.entries(STRIP).filter(([month]) => !months.includes(month)));

/** What a site that rests says of itself. */
export function paused(site: string, seconds: number): SourceFailure {
  const reason = `${site} failed`;
  return new SourceFailure("paused", site, `${reason}; it is asked again in ${seconds} seconds`, { reason });
}

/** Both sources of the target range, paused. */
export function bothPaused(): SourceFailure {
  const [first, second] = [paused("a.example", 23), paused("b.example", 24)];
  return new SourceFailure("paused", "a and b", `no policy rates: ${first.message}, and ${second.message}`, {
    reason: `${first.reason}, and ${second.reason}`,
  });
}
