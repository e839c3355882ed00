import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crawlOrder } from "../../../src/market/crawl-order.ts";
import type { Holdings } from "../../../src/market/market.ts";

const holdings = (fund: Holdings["fund"], weights: Readonly<Record<string, number>>): Holdings => ({
  fund,
  rows: Object.entries(weights).map(([ticker, marketValue]) => ({ ticker, name: ticker, sector: "", marketValue })),
  leftOut: [],
});

describe("the order of the crawl", () => {
  it("is by weight", () => {
    expect(crawlOrder(holdings("IWM", { C: 1, A: 5, B: 3 }))).toEqual(["A", "B", "C"]);
  });

  it("covers each index to about the same share of its weight, the first index first", () => {
    const small = holdings("IWM", { A: 30, B: 30, C: 20, D: 20 });
    const large = holdings("IVV", { X: 50, Y: 40, Z: 10 });
    expect(crawlOrder(small, large)).toEqual(["A", "X", "B", "Y", "C", "D", "Z"]);
  });

  it("names nobody twice", () => {
    expect(crawlOrder(holdings("IWM", { A: 2, B: 1 }), holdings("IVV", { B: 9, Y: 1 }))).toEqual(["A", "B", "Y"]);
  });

  it("of nobody is empty, also where nothing has a weight", () => {
    expect(crawlOrder()).toEqual([]);
    expect(crawlOrder(holdings("IWM", {}), holdings("IVV", { A: 0 }))).toEqual(["A"]);
  });

  it("is the same list for the same holdings", () => {
    const [small, large] = [holdings("IWM", { A: 2 }), holdings("IVV", { X: 1 })];
    expect(crawlOrder(small, large)).toBe(crawlOrder(small, large));
  });

  it("takes the next company from the side of which less is covered", () => {
    const weights = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 30 });
    const named = (name: string, values: readonly number[]) =>
      Object.fromEntries(values.map((value, index) => [`${name}${index}`, value]));
    const share = (side: Readonly<Record<string, number>>, done: ReadonlySet<string>) => {
      const whole = Object.values(side).reduce((sum, value) => sum + value, 0);
      return Object.entries(side).reduce((sum, [ticker, value]) => sum + (done.has(ticker) ? value : 0), 0) / whole;
    };
    fc.assert(
      fc.property(weights, weights, (few, many) => {
        const [small, large] = [named("S", few), named("L", many)];
        const order = crawlOrder(holdings("IWM", small), holdings("IVV", large));
        expect(order).toHaveLength(few.length + many.length);
        for (const [place, ticker] of order.entries()) {
          const done = new Set(order.slice(0, place));
          const [own, other] = ticker in small ? [small, large] : [large, small];
          expect(share(own, done)).toBeLessThanOrEqual(share(other, done) + 1e-9);
        }
      }),
      { numRuns: 100 },
    );
  });
});
