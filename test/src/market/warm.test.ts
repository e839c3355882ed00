import { describe, expect, it } from "vitest";
import type { LoadedUniverse } from "../../../src/market/load-universe.ts";
import { createUniverse } from "../../../src/market/load-universe.ts";
import type { Market } from "../../../src/market/market.ts";
import { keepWarm } from "../../../src/market/warm.ts";
import { EXAMPLE, fakeMarket } from "../../support/fake-market.ts";
import { keptLog } from "../../support/kept-log.ts";

/** Runs so many rounds over a market, and tells what was seen after each. */
async function rounds(count: number, markets: (round: number) => Market) {
  const log = keptLog();
  const seen: string[][] = [];
  const done = Promise.withResolvers<void>();
  let round = 0;
  const universe: LoadedUniverse = {
    ...createUniverse(markets(0), markets(0), async () => {}),
    refresh: (id) => createUniverse(markets(round), markets(round), async () => {}).refresh(id),
  };
  const warm = keepWarm({
    universe,
    indexes: ["russell2000", "sp500"],
    afterRound: async (members) => {
      seen.push([...members.keys()]);
      if (seen.length === 2) throw new Error("recording broke");
    },
    wait: async () => {
      round += 1;
      if (round < count) return;
      warm.stop();
      done.resolve();
    },
    log,
  });
  await done.promise;
  return { seen, log };
}

describe("keeping warm", () => {
  it("goes round all indexes again and again, until it is stopped", async () => {
    const { seen } = await rounds(3, () => fakeMarket({ funds: EXAMPLE }));
    expect(seen).toEqual(Array(3).fill(["russell2000", "sp500"]));
  });

  it("goes on with the other index when one has no members, and says so once", async () => {
    const { seen, log } = await rounds(3, () => fakeMarket({ funds: { IVV: EXAMPLE.IVV ?? [] } }));
    expect(seen).toEqual(Array(3).fill(["sp500"]));
    expect(log.entries.filter(({ message }) => message === "refresh failed")).toHaveLength(1);
  });

  it("says once that quotes are missing, and again when they go missing anew", async () => {
    const { log } = await rounds(5, (round) =>
      fakeMarket({ funds: EXAMPLE, ...(round === 2 ? {} : { fails: { quotes: "Yahoo Finance is down" } }) }),
    );
    const warnings = log.entries.filter(({ message }) => message === "refresh incomplete");
    expect(warnings.map(({ detail }) => detail)).toEqual(Array(2).fill({ reason: "Yahoo Finance is down" }));
  });

  it("outlives whatever is done after a round", async () => {
    const { seen, log } = await rounds(4, () => fakeMarket({ funds: EXAMPLE }));
    expect(seen).toHaveLength(4);
    expect(log.entries).toMatchObject([{ level: "error", message: "refresh broke" }]);
  });
});
