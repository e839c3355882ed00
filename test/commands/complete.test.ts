import { describe, expect, it } from "vitest";
import * as z from "zod";
import { type Command, defineCommand } from "../../commands/command.ts";
import { createComplete } from "../../commands/complete.ts";
import { commands } from "../../commands/registry.ts";
import { createUniverse } from "../../src/market/load-universe.ts";
import type { Market } from "../../src/market/market.ts";
import { company, type FakeMarketOptions, fakeMarket } from "../support/fake-market.ts";

const FUNDS: FakeMarketOptions["funds"] = {
  IWM: [
    company("BE", 900, { name: "Bloom Energy Corp", marketCap: 9e9 }),
    company("BLMN", 100, { name: "Bloomin Brands Inc", marketCap: 1e9 }),
  ],
  IVV: [company("AAPL", 900, { name: "Apple Inc", marketCap: 4e12 })],
};

async function warm() {
  let asked = 0;
  const market = fakeMarket({ funds: FUNDS });
  const counting: Market = {
    ...market,
    quotes(tickers) {
      asked += 1;
      return market.quotes(tickers);
    },
  };
  const universe = createUniverse(counting, counting, async () => {});
  await Promise.all([universe.members("russell2000", 1), universe.members("sp500", 1)]);
  const before = asked;
  const complete = createComplete(commands, { universe });
  return { universe, complete, asked: () => asked - before };
}

describe("a ticker that is being typed", () => {
  it("is completed by ticker and by name, from memory alone", async () => {
    const { complete, asked } = await warm();
    const typed = (text: string) =>
      complete({ command: "stock", option: "ticker", typed: text }).map(({ value }) => value);
    expect(typed("b")).toEqual(["BE", "BLMN"]);
    expect(typed("bloom")).toEqual(["BE", "BLMN"]);
    expect(typed("aple")).toEqual(["AAPL"]);
    expect(typed("$aapl")).toEqual(["AAPL"]);
    expect(typed("zzzz")).toEqual([]);
    expect(asked()).toBe(0);
  });

  it("is offered the heaviest small caps before anything is typed", async () => {
    const { complete } = await warm();
    const offered = complete({ command: "stock", option: "ticker", typed: " " });
    expect(offered.map(({ value }) => value)).toEqual(["BE", "BLMN"]);
  });

  it("is shown with its company", async () => {
    const { complete } = await warm();
    expect(complete({ command: "stock", option: "ticker", typed: "be" })[0]).toEqual({
      value: "BE",
      label: "BE · Bloom Energy Corp",
    });
  });

  it("is not completed before anything is known, and nothing is asked for it", () => {
    const market = fakeMarket({ funds: FUNDS });
    const universe = createUniverse(market, market, async () => {});
    expect(createComplete(commands, { universe })({ command: "stock", option: "ticker", typed: "b" })).toEqual([]);
    expect(universe.progress()).toBeNull();
  });
});

describe("other options", () => {
  it.each([
    ["stock", "nothing"],
    ["valuation", "metric"],
    ["help", "topic"],
    ["nothing", "ticker"],
  ])("of %s have no values for %s", async (command, option) => {
    const { complete } = await warm();
    expect(complete({ command, option, typed: "a" })).toEqual([]);
  });

  it("get an empty list when a command breaks, and at most 25 values of at most 100 characters", async () => {
    const { universe } = await warm();
    const made = (complete: NonNullable<Command["complete"]>) =>
      createComplete(
        [
          defineCommand({
            ...{ name: "test", summary: "Test", audience: "channel", examples: [] },
            options: z.strictObject({ text: z.string().describe("Any text") }),
            run: async () => {
              throw new Error("not asked");
            },
            complete,
          }) as Command,
        ],
        { universe },
      )({ command: "test", option: "text", typed: "a" });
    expect(
      made(() => {
        throw new Error("broken");
      }),
    ).toEqual([]);
    const many = Array.from({ length: 40 }, (_, place) => ({ value: `v${place}`, label: "x" }));
    expect(made(() => [{ value: "y".repeat(101), label: "too long" }, ...many])).toHaveLength(25);
  });
});
