import { describe, expect, it } from "vitest";
import { cachedMarket } from "../../../src/market/cached.ts";
import { createUniverse } from "../../../src/market/load-universe.ts";
import { type Market, QUOTE_BATCH, type QuoteBatch, type Ticker } from "../../../src/market/market.ts";
import { createRemember } from "../../../src/market/remember.ts";
import { SourceFailure } from "../../../src/market/source-failure.ts";
import type { Reading } from "../../../src/reading.ts";
import { company, fakeMarket } from "../../support/fake-market.ts";
import { keptLog } from "../../support/kept-log.ts";
import { fakeTime } from "../../support/market.ts";

const TICKERS = Array.from({ length: 120 }, (_, index) => `T${String(119 - index).padStart(3, "0")}`);
const SORTED = TICKERS.toSorted();

/** A market of 120 companies, three requests, whose requests for quotes are watched and held back one by one. */
function setUp({ hold = false, fail = (_: readonly Ticker[]): boolean => false } = {}) {
  const market = fakeMarket({ funds: { IWM: TICKERS.map((ticker) => company(ticker, 100, { price: 10 })) } });
  const asked: (readonly Ticker[])[] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  let holdings = 0;
  const watched: Market = {
    ...market,
    async holdings(fund) {
      holdings += 1;
      return market.holdings(fund);
    },
    async quotes(tickers): Promise<Reading<QuoteBatch>> {
      asked.push(tickers);
      if (hold) {
        const gate = Promise.withResolvers<void>();
        gates.push(gate);
        await gate.promise;
      }
      if (fail(tickers)) throw new SourceFailure("limited", "Yahoo Finance", "Yahoo Finance says too many requests");
      return market.quotes(tickers);
    },
  };
  return { market: watched, asked, gates, holdings: () => holdings };
}

const never = () => new Promise<void>(() => {});
const atOnce = async () => {};
const turn = () => new Promise((resolve) => setImmediate(resolve));

function remembered(market: Market) {
  const store = { get: async () => undefined, set: async () => undefined };
  const time = fakeTime();
  const remember = createRemember({ store, now: time.now, origin: "sources", log: keptLog() });
  const [patient, strict] = [cachedMarket(market, remember, "patient"), cachedMarket(market, remember, "strict")];
  return { patient, strict, time };
}

describe("an index", () => {
  it("is asked for in batches of at most fifty, in alphabetical order, each company once", async () => {
    const { market, asked } = setUp();
    const members = await createUniverse(market, market, never).members("russell2000", 1_000);
    expect(asked.map(({ length }) => length)).toEqual([QUOTE_BATCH, QUOTE_BATCH, 20]);
    expect(asked.flat()).toEqual(SORTED);
    expect(members).toMatchObject({ loaded: 3, requests: 3, loading: false, failure: null });
    expect([...members.quotes.keys()]).toEqual(SORTED);
    expect(members.holdings.value.rows.map(({ ticker }) => ticker)).toEqual(TICKERS);
  });

  it("is loaded once for everybody who asks meanwhile", async () => {
    const { market, asked, holdings } = setUp();
    const universe = createUniverse(market, market, never);
    const [first, second] = await Promise.all([universe.members("russell2000", 1), universe.members("russell2000", 1)]);
    expect(second).toBe(first);
    expect([asked.length, holdings()]).toEqual([3, 1]);
  });

  it("is the same object as long as its readings are the same", async () => {
    const { market, asked } = setUp();
    const { patient, strict } = remembered(market);
    const universe = createUniverse(patient, strict, never);
    const first = await universe.members("russell2000", 1);
    expect(await universe.members("russell2000", 1)).toBe(first);
    expect(await universe.refresh("russell2000")).toBe(first);
    expect(universe.known("russell2000")).toBe(first);
    expect(asked).toHaveLength(3);
  });

  it("that nobody has asked for is not known, and its loading is no progress", () => {
    const { market } = setUp();
    const universe = createUniverse(market, market, never);
    expect(universe.known("russell2000")).toBeNull();
    expect(universe.progress()).toBeNull();
  });
});

describe("a slow index", () => {
  it("answers with what has arrived when patience ends, and with the rest later", async () => {
    const { market, gates, asked } = setUp({ hold: true });
    const { patient, strict } = remembered(market);
    const universe = createUniverse(patient, strict, async () => {
      gates[1]?.resolve();
      await turn();
    });
    const partial = await universe.members("russell2000", 10_000);
    expect(partial).toMatchObject({ loaded: 1, requests: 3, loading: true, failure: null });
    expect([...partial.quotes.keys()]).toEqual(SORTED.slice(50, 100));
    expect(universe.progress()).toEqual({ loaded: 1, requests: 3 });
    for (const gate of gates) gate.resolve();
    await turn();
    const whole = await universe.members("russell2000", 10_000);
    expect(whole).toMatchObject({ loaded: 3, loading: false });
    expect(universe.progress()).toBeNull();
    expect(asked).toHaveLength(3);
  });

  it("whose members have not arrived when patience ends says that they are loading", async () => {
    const { market } = setUp();
    const stuck = { ...market, holdings: () => new Promise<never>(() => {}) };
    await expect(createUniverse(stuck, stuck, atOnce).members("russell2000", 1)).rejects.toMatchObject({
      kind: "loading",
      message: "the members of the Russell 2000 are still loading",
    });
  });

  it("that is being renewed does not hold up a question that older copies answer", async () => {
    let slow = false;
    const { market } = setUp();
    const gate = Promise.withResolvers<void>();
    const { patient, strict, time } = remembered({
      ...market,
      quotes: async (tickers) => {
        if (slow) await gate.promise;
        return market.quotes(tickers);
      },
    });
    const universe = createUniverse(patient, strict, never);
    const first = await universe.refresh("russell2000");
    time.at = Date.parse("2026-08-24T13:30:00Z");
    slow = true;
    const renewal = universe.refresh("russell2000");
    await turn();
    expect((await universe.members("russell2000", 10_000)).quotes).toEqual(first.quotes);
    gate.resolve();
    expect((await renewal).loading).toBe(false);
  });
});

describe("a request that fails", () => {
  const second = (tickers: readonly Ticker[]) => tickers.includes("T050");

  it("leaves its reason, and the rest", async () => {
    const { market } = setUp({ fail: second });
    const members = await createUniverse(market, market, never).members("russell2000", 1);
    expect(members).toMatchObject({
      loaded: 2,
      requests: 3,
      loading: false,
      failure: "Yahoo Finance says too many requests",
    });
    expect([...members.quotes.keys()]).toEqual([...SORTED.slice(0, 50), ...SORTED.slice(100)]);
  });

  it("is made again by the next question, the others are not", async () => {
    let failing = true;
    const { market, asked } = setUp({ fail: (tickers) => failing && second(tickers) });
    const { patient, strict, time } = remembered(market);
    const universe = createUniverse(patient, strict, never);
    await universe.members("russell2000", 1);
    failing = false;
    time.at += 15_000;
    expect(await universe.members("russell2000", 1)).toMatchObject({ loaded: 3, failure: null });
    expect(asked).toHaveLength(4);
  });

  it("does not stay in the way when all of them fail", async () => {
    const { market } = setUp({ fail: () => true });
    const universe = createUniverse(market, market, never);
    const members = await universe.members("russell2000", 1);
    expect(members).toMatchObject({ loaded: 0, requests: 3, loading: false });
    expect(members.quotes.size).toBe(0);
    expect(universe.progress()).toBeNull();
  });

  it("for the members ends the question with the source's own words, and the next one asks again", async () => {
    const { market } = setUp();
    let asked = 0;
    const failing: Market = {
      ...market,
      async holdings() {
        asked += 1;
        throw new SourceFailure("unreadable", "iShares", "iShares sent a web page instead of the holdings file");
      },
    };
    const universe = createUniverse(failing, failing, never);
    for (const _ of [1, 2]) {
      await expect(universe.members("russell2000", 1)).rejects.toThrow(
        "iShares sent a web page instead of the holdings file",
      );
    }
    expect(asked).toBe(2);
    expect(universe.known("russell2000")).toBeNull();
  });
});
