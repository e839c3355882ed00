import { describe, expect, it } from "vitest";
import { cachedMarket } from "../../../src/market/cached.ts";
import { createEstimates } from "../../../src/market/estimates-crawl.ts";
import type { Estimates } from "../../../src/market/macro.ts";
import { createRecall } from "../../../src/market/recall.ts";
import { createRemember } from "../../../src/market/remember.ts";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import { fakeMarket } from "../../support/fake-market.ts";
import { keptLog } from "../../support/kept-log.ts";
import { EVENING, fakeTime, readingOf } from "../../support/market.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PACE = 2_500;

/** A store of JSON text that several processes share, and that can be taken down. */
function fakeStore() {
  const kept = new Map<string, string>();
  const state = { kept, down: false };
  const read = (key: string): unknown => {
    if (state.down) throw new Error("disk is gone");
    return JSON.parse(kept.get(key) ?? "null") ?? undefined;
  };
  return Object.assign(state, {
    get: async (key: string) => read(key),
    getMany: async (keys: string[]) => keys.map(read),
    set: async (key: string, value: unknown) => kept.set(key, JSON.stringify(value)),
  });
}

type World = {
  readonly store?: ReturnType<typeof fakeStore>;
  readonly start?: number;
  readonly tickers?: readonly string[];
  readonly origin?: string;
  readonly random?: () => number;
};

/** One process: a source of one company at a time, a memory over the store, and the crawl. */
function setUp({ store = fakeStore(), start = EVENING, origin = "sources", random = () => 0.5, ...more }: World = {}) {
  const time = fakeTime(start);
  const log = keptLog();
  const source = {
    asked: [] as string[],
    atOnce: 0,
    mostAtOnce: 0,
    failsOn: (_: string): Error | null => null,
    before: async (_: string): Promise<unknown> => null,
  };
  const world = { tickers: more.tickers ?? ["A", "B", "C"], wait: async (_: number): Promise<void> => {} };

  async function estimates(ticker: string) {
    source.asked.push(ticker);
    source.atOnce += 1;
    source.mostAtOnce = Math.max(source.mostAtOnce, source.atOnce);
    await source.before(ticker);
    source.atOnce -= 1;
    const failure = source.failsOn(ticker);
    if (failure) throw failure;
    const fetchedAt = new Date(time.at).toISOString();
    return readingOf<Estimates>({ ticker, years: [], quarters: [] }, { fetchedAt, observedAt: fetchedAt });
  }

  const market = fakeMarket({ funds: {}, more: { estimates } });
  const remember = createRemember({ store, now: time.now, origin, log });
  const book = createEstimates({
    market: cachedMarket(market, remember, "fresh"),
    recall: createRecall({ store, now: time.now, origin }),
    tickers: () => world.tickers,
    wait: (milliseconds) => world.wait(milliseconds),
    now: time.now,
    random,
    paceMs: PACE,
    log,
  });

  /** Lets the crawl go on for so many steps; the pauses after each, without lasting, move the clock. */
  async function crawl(steps: number): Promise<readonly number[]> {
    const pauses: number[] = [];
    const done = Promise.withResolvers<void>();
    world.wait = async (milliseconds) => {
      pauses.push(milliseconds);
      time.at += milliseconds;
      if (pauses.length < steps) return;
      crawling.stop();
      done.resolve();
    };
    const crawling = book.start();
    await done.promise;
    return pauses;
  }

  return { book, crawl, source, store, time, log, world };
}

const soon = () => new Promise((resolve) => setImmediate(resolve));
const down = () => new SourceFailure("network", "Yahoo Finance", "Yahoo Finance could not be reached");

describe("the crawl", () => {
  it("goes by weight, one company at a time, with a pause after each", async () => {
    const { crawl, source } = setUp();
    source.before = soon;
    expect(await crawl(3)).toEqual([PACE, PACE, PACE]);
    expect(source.asked).toEqual(["A", "B", "C"]);
    expect(source.mostAtOnce).toBe(1);
  });

  it("does not walk in step with another process: its pauses vary by a quarter", async () => {
    const chances = [0, 0.5];
    expect(await setUp({ random: () => chances.shift() ?? 0 }).crawl(2)).toEqual([PACE * 0.75, PACE]);
  });

  it("waits a moment for the members while they are not known", async () => {
    const { crawl, source, world } = setUp({ tickers: [] });
    expect(await crawl(2)).toEqual([1_000, 1_000]);
    world.tickers = ["A"];
    await crawl(1);
    expect(source.asked).toEqual(["A"]);
  });

  it("asks nobody again within seven days, and everybody after", async () => {
    const { crawl, source, time, log } = setUp();
    expect(await crawl(5)).toEqual([PACE, PACE, PACE, MINUTE, MINUTE]);
    expect(source.asked).toEqual(["A", "B", "C"]);
    expect(log.entries).toEqual([
      { level: "info", message: "estimates gathered", detail: { asked: 3, known: 3, wanted: 3 } },
    ]);
    time.at += 7 * DAY;
    await crawl(3);
    expect(source.asked).toEqual(["A", "B", "C", "A", "B", "C"]);
  });

  it("goes on where it stopped after a restart", async () => {
    const { crawl, store } = setUp();
    await crawl(2);
    const later = setUp({ store, start: EVENING + MINUTE });
    expect((await later.book.known(["A", "B", "C"])).size).toBe(2);
    expect(await later.crawl(2)).toEqual([PACE, MINUTE]);
    expect(later.source.asked).toEqual(["C"]);
  });

  it("does not ask for what another process has gathered meanwhile, and goes on at once", async () => {
    const { crawl, store, source, book } = setUp();
    await crawl(1);
    await setUp({ store, start: EVENING + 1_000, tickers: ["B"] }).crawl(1);
    expect(await crawl(2)).toEqual([0, PACE]);
    expect(source.asked).toEqual(["A", "C"]);
    expect(book.progress().known).toBe(3);
  });
});

describe("a source that fails", () => {
  it("is asked less and less often, at least every ten minutes, and without a break once it answers", async () => {
    const many = Array.from({ length: 20 }, (_, index) => `T${index}`);
    const { crawl, source, book, log } = setUp({ tickers: many });
    source.failsOn = down;
    const seconds = (await crawl(9)).map((pause) => pause / 1000);
    expect(seconds).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
    expect(book.progress()).toMatchObject({
      known: 0,
      wanted: 20,
      running: false,
      failure: "Yahoo Finance could not be reached",
    });
    expect(log.entries.filter(({ message }) => message === "estimates not gathered")).toHaveLength(1);
    source.failsOn = () => null;
    expect(await crawl(2)).toEqual([PACE, PACE]);
    expect(book.progress()).toMatchObject({ known: 2, failure: null });
  });

  it("of one company only is passed over for half an hour, so that it holds up nobody", async () => {
    const { crawl, source, time } = setUp();
    source.failsOn = (ticker) => (ticker === "A" ? new SourceFailure("unreadable", "Yahoo", "odd") : null);
    expect(await crawl(4)).toEqual([5_000, PACE, PACE, MINUTE]);
    expect(source.asked).toEqual(["A", "B", "C"]);
    time.at += 30 * MINUTE;
    source.failsOn = () => null;
    await crawl(1);
    expect(source.asked).toEqual(["A", "B", "C", "A"]);
  });

  it("is paused for everybody: then the weightiest company stays the next", async () => {
    const { crawl, source } = setUp();
    source.failsOn = () => new SourceFailure("paused", "Yahoo", "it is asked again in 30 seconds");
    await crawl(3);
    expect(new Set(source.asked)).toEqual(new Set(["A"]));
  });

  it("takes nothing away: older estimates stay known, and the failure is told", async () => {
    const { crawl, source, time, book } = setUp();
    await crawl(3);
    const known = await book.known(["A", "B", "C"]);
    time.at += 8 * DAY;
    source.failsOn = down;
    await crawl(2);
    expect(await book.known(["A", "B", "C"])).toBe(known);
    expect(book.progress()).toMatchObject({ known: 3, failure: "Yahoo Finance could not be reached" });
  });
});

describe("stopping", () => {
  it("starts no further request, not even after the one under way", async () => {
    const { book, source } = setUp();
    const answer = Promise.withResolvers<void>();
    source.before = () => answer.promise;
    const crawling = book.start();
    while (source.asked.length === 0) await soon();
    expect(book.progress().running).toBe(true);
    crawling.stop();
    expect(book.progress().running).toBe(false);
    answer.resolve();
    for (let turn = 0; turn < 5; turn += 1) await soon();
    expect(source.asked).toEqual(["A"]);
    // What was under way is kept all the same.
    expect(book.progress().known).toBe(1);
  });

  it("works at once, before the store has been read", async () => {
    const { book, source } = setUp();
    book.start().stop();
    for (let turn = 0; turn < 5; turn += 1) await soon();
    expect(source.asked).toEqual([]);
  });
});

describe("what is known", () => {
  it("is counted against what is wanted, and nothing is wanted before the members are known", async () => {
    const { book, crawl, world } = setUp({ tickers: [] });
    expect(book.progress()).toMatchObject({ known: 0, wanted: 0, running: false, failure: null });
    world.tickers = ["A", "B", "C"];
    await crawl(2);
    expect(book.progress()).toMatchObject({ known: 2, wanted: 3, running: false, failure: null });
  });

  it("is the same map until something new has come, and for other companies even then", async () => {
    const { book, crawl } = setUp();
    await crawl(1);
    const [all, one, none] = await Promise.all([["A", "B"], ["A"], ["C"]].map((list) => book.known(list)));
    expect(await book.known(["A", "B"])).toBe(all);
    await crawl(1);
    const more = await book.known(["A", "B"]);
    expect([...more.keys()]).toEqual(["A", "B"]);
    expect(more).not.toBe(all);
    expect(await book.known(["A"])).toBe(one);
    expect(await book.known(["C"])).toBe(none);
    expect(await book.known(["A", "B"])).toBe(more);
  });

  it("stays the same map while dozens of other companies are asked for now and then", async () => {
    const { book, crawl } = setUp();
    await crawl(3);
    const all = await book.known(["A", "B", "C"]);
    for (let turn = 0; turn < 100; turn += 1) {
      await book.known([`OTHER${turn}`]);
      if (turn % 20 === 0) expect(await book.known(["A", "B", "C"])).toBe(all);
    }
    expect(await book.known(["A", "B", "C"])).toBe(all);
  });

  it("comes from the store alone where nothing is started, and the store is read once", async () => {
    const first = setUp();
    await first.crawl(2);
    const { book, source, store } = setUp({ store: first.store, start: EVENING + 30 * DAY });
    const known = await book.known(["A", "B", "C"]);
    expect([...known].map(([ticker, { value, stale }]) => [ticker, value.ticker, stale])).toEqual([
      ["A", "A", false],
      ["B", "B", false],
    ]);
    expect(book.progress()).toMatchObject({ known: 2, wanted: 3, running: false, failure: null });
    store.kept.clear();
    expect(await book.known(["A", "B", "C"])).toBe(known);
    expect(source.asked).toEqual([]);
  });

  it("of a mirror stands in marked stale, and is gathered anew", async () => {
    const mirrored = setUp({ origin: "http://mirror" });
    await mirrored.crawl(1);
    const { book, crawl, source } = setUp({ store: mirrored.store, start: EVENING + MINUTE });
    expect((await book.known(["A"])).get("A")?.stale).toBe(true);
    await crawl(1);
    expect(source.asked).toEqual(["A"]);
    expect((await book.known(["A"])).get("A")?.stale).toBe(false);
  });

  it("of a later run of market time is not used", async () => {
    const { store, crawl } = setUp();
    await crawl(1);
    const earlier = setUp({ store, start: EVENING - 30 * DAY });
    expect((await earlier.book.known(["A"])).size).toBe(0);
  });

  it("outlives a store that is down: the source is asked, and the answers are kept in memory", async () => {
    const store = fakeStore();
    store.down = true;
    const { book, crawl, log } = setUp({ store });
    await crawl(3);
    expect((await book.known(["A", "B", "C"])).size).toBe(3);
    expect(log.entries[0]).toMatchObject({ level: "warn", message: "store does not answer" });
  });
});
