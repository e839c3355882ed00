import { describe, expect, it } from "vitest";
import { cachedMarket } from "../../../src/market/cached.ts";
import type { Market } from "../../../src/market/market.ts";
import { createRemember } from "../../../src/market/remember.ts";
import { EXAMPLE, fakeMarket } from "../../support/fake-market.ts";
import { keptLog } from "../../support/kept-log.ts";
import { fakeTime, readingOf } from "../../support/market.ts";

/** The fake market, counting what it is asked. */
function counted(simulated = false) {
  const asked: string[] = [];
  const market = fakeMarket({ funds: EXAMPLE, simulated });
  const watched = new Proxy(market, {
    get(target, member: keyof Market) {
      const value = target[member];
      if (typeof value !== "function") return value;
      return (...words: never[]) => {
        asked.push(`${member} ${words.join()}`);
        return (value as (...words: never[]) => unknown)(...words);
      };
    },
  });
  return { market: watched, asked };
}

function setUp() {
  const { market, asked } = counted();
  const kept = new Map<string, unknown>();
  const store = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => kept.set(key, value),
  };
  const remember = createRemember({ store, now: fakeTime().now, origin: "sources", log: keptLog() });
  return { cached: cachedMarket(market, remember, "strict"), asked, kept };
}

const questions: readonly (readonly [
  string,
  (market: Market) => Promise<unknown>,
  (market: Market) => Promise<unknown>,
])[] = [
  ["holdings", (market) => market.holdings("IWM"), (market) => market.holdings("IVV")],
  ["quotes", (market) => market.quotes(["ABC", "XYZ"]), (market) => market.quotes(["ABC"])],
  ["history", (market) => market.history("IWM", "2016-01-01"), (market) => market.history("IWM", "2017-01-01")],
  ["fundRatios", (market) => market.fundRatios("IWM"), (market) => market.fundRatios("SPY")],
  ["filings", (market) => market.filings("Revenues", "CY2025"), (market) => market.filings("Revenues", "CY2024")],
];

describe("a cached market", () => {
  it.each(questions)("asks once for the same %s, and again for other ones", async (name, one, other) => {
    const { cached, asked } = setUp();
    const first = await one(cached);
    expect(await one(cached)).toBe(first);
    expect(await other(cached)).not.toBe(first);
    expect(asked.filter((each) => each.startsWith(name))).toHaveLength(2);
  });

  it("asks once for the same words, however they are typed, and keeps them short", async () => {
    const { market } = counted();
    const asked: string[] = [];
    const kept = new Map<string, unknown>();
    const store = {
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: unknown) => kept.set(key, value),
    };
    const remember = createRemember({ store, now: fakeTime().now, origin: "sources", log: keptLog() });
    const searching: Market = {
      ...market,
      find: async (words) => {
        asked.push(words);
        return readingOf([]);
      },
    };
    const cached = cachedMarket(searching, remember, "strict");
    await cached.find("bloom  energy");
    await cached.find(" Bloom Energy ");
    await cached.find("x".repeat(500));
    expect(asked).toEqual(["BLOOM ENERGY", "X".repeat(40)]);
    expect([...kept.keys()].every((key) => key.length < 60)).toBe(true);
  });

  it("asks once for the list of companies", async () => {
    const { cached, asked } = setUp();
    expect(await cached.companyNumbers()).toBe(await cached.companyNumbers());
    expect(asked).toHaveLength(1);
  });

  it("keeps everything under keys of their own", async () => {
    const { cached, kept } = setUp();
    for (const [, one, other] of questions) await Promise.all([one(cached), other(cached)]);
    await cached.companyNumbers();
    expect(kept.size).toBe(questions.length * 2 + 1);
  });

  it("says whether the market is simulated", () => {
    const remember = createRemember({
      store: { get: async () => undefined, set: async () => undefined },
      now: fakeTime().now,
      origin: "sources",
      log: keptLog(),
    });
    for (const simulated of [true, false]) {
      expect(cachedMarket(counted(simulated).market, remember, "patient").simulated).toBe(simulated);
    }
  });
});
