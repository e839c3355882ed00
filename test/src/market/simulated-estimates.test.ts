import { describe, expect, it } from "vitest";
import type { Estimates } from "../../../src/market/macro.ts";
import { simulatedEstimates } from "../../../src/market/simulated-estimates.ts";
import type { Reading } from "../../../src/reading.ts";
import { readingOf } from "../../support/market.ts";

function setUp(tickers: readonly string[] = ["A", "B"]) {
  const readings = new Map<string, Reading<Estimates>>(
    ["A", "B", "C"].map((ticker) => [ticker, readingOf({ ticker, years: [], quarters: [] })]),
  );
  const market = {
    estimates: async (ticker: string) => {
      const reading = readings.get(ticker);
      if (!reading) throw new Error("no such company");
      return reading;
    },
  };
  return { book: simulatedEstimates(market, () => tickers), readings };
}

describe("the book of a simulated market", () => {
  it("knows everybody at once, and nothing of companies that are not in it", async () => {
    const { book } = setUp();
    expect([...(await book.known(["C", "NONE", "A"])).keys()]).toEqual(["C", "A"]);
  });

  it("is the same map until a reading changes", async () => {
    const { book, readings } = setUp();
    const first = await book.known(["A", "B"]);
    expect(await book.known(["A", "B"])).toBe(first);
    readings.set("A", readingOf({ ticker: "A", years: [], quarters: [] }));
    const second = await book.known(["A", "B"]);
    expect(second).not.toBe(first);
    expect(second.get("B")).toBe(first.get("B"));
  });

  it("counts everybody as known, and whoever turned out to be missing not", async () => {
    const { book } = setUp(["A", "NONE"]);
    expect(book.progress()).toEqual({ known: 2, wanted: 2, running: false, failure: null });
    await book.known(["A", "NONE"]);
    expect(book.progress()).toMatchObject({ known: 1, wanted: 2 });
  });
});
