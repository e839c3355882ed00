import { describe, expect, it } from "vitest";
import { createRecall } from "../../../src/market/recall.ts";
import { createRemember } from "../../../src/market/remember.ts";
import { keptLog } from "../../support/kept-log.ts";
import { EVENING, fakeTime, readingOf } from "../../support/market.ts";

const DAY = 24 * 60 * 60_000;

/** A store filled through `remember` at an instant, and a look into it at another. */
async function setUp({ keys = ["a", "b"], fetchedAt = EVENING, at = EVENING, origin = "sources" } = {}) {
  const kept = new Map<string, unknown>();
  const reads: string[][] = [];
  const store = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => kept.set(key, value),
    getMany: async (keys: string[]) => {
      reads.push(keys);
      return keys.map((key) => kept.get(key));
    },
  };
  const remember = createRemember({ store, now: fakeTime(fetchedAt).now, origin: "sources", log: keptLog() });
  const instant = new Date(fetchedAt).toISOString();
  for (const key of keys) {
    const reading = readingOf(key, { observedAt: instant, fetchedAt: instant });
    await remember(key, "estimates", async () => reading, "strict");
  }
  const recall = createRecall({ store, now: fakeTime(at).now, origin });
  return { kept, reads, recall };
}

describe("recalling", () => {
  it("finds what was remembered, and nothing of the rest", async () => {
    const { recall } = await setUp();
    const found = await recall(["a", "none", "b"], "estimates");
    expect([...found].map(([key, { value, stale }]) => [key, value, stale])).toEqual([
      ["a", "a", false],
      ["b", "b", false],
    ]);
  });

  it("reads thousands in a few goes", async () => {
    const { recall, reads } = await setUp();
    const keys = Array.from({ length: 2_430 }, (_, index) => `key${index}`);
    expect((await recall(keys, "estimates")).size).toBe(0);
    expect(reads).toHaveLength(10);
    expect(reads.flat()).toEqual(keys);
  });

  it("gives an ageing copy as it is, and marks it past its grace", async () => {
    const staleAfter = async (days: number) => {
      const { recall } = await setUp({ at: EVENING + days * DAY });
      return (await recall(["a"], "estimates")).get("a")?.stale;
    };
    expect(await staleAfter(66)).toBe(false);
    expect(await staleAfter(68)).toBe(true);
  });

  it("marks a copy of another origin, and keeps its instants", async () => {
    const { recall } = await setUp({ origin: "http://mirror" });
    expect((await recall(["a"], "estimates")).get("a")).toMatchObject({
      stale: true,
      fetchedAt: new Date(EVENING).toISOString(),
    });
  });

  it("does not use copies from the future of market time", async () => {
    const { recall } = await setUp({ at: EVENING - 30 * DAY });
    expect((await recall(["a", "b"], "estimates")).size).toBe(0);
  });

  it.each([[null], [7], ["text"], [{}], [{ reading: {}, origin: "sources", format: 2 }]])(
    "passes over %j, which somebody else has put there",
    async (odd) => {
      const { recall, kept } = await setUp();
      kept.set("a", odd);
      expect([...(await recall(["a", "b"], "estimates")).keys()]).toEqual(["b"]);
    },
  );
});
