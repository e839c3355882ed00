import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearest } from "../../src/near.ts";

describe("nearest", () => {
  it.each([
    ["sp40", ["sp500", "sp400"], "sp400"],
    ["valution", ["valuation", "status"], "valuation"],
    ["VALUATION", ["valuation"], "valuation"],
    ["iwm", ["IJR", "IWM"], "IWM"],
    ["val", ["status", "valuation"], "valuation"],
    ["5j", ["1y", "5y"], "5y"],
  ])("finds what %s was meant to be", (typed, candidates, match) => {
    expect(nearest(typed, candidates)).toBe(match);
  });

  it.each([
    ["weather", ["valuation", "status"]],
    ["", ["a"]],
    ["  ", ["a"]],
    ["x", ["y", "xy"]],
    ["anything", []],
  ])("finds nothing near “%s”", (typed, candidates) => {
    expect(nearest(typed, candidates)).toBeNull();
  });

  it("answers with a candidate or nothing, for any text", () => {
    const candidates = ["valuation", "status", "sp400"];
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (typed) => {
        expect([...candidates, null]).toContain(nearest(typed, candidates));
      }),
    );
  });
});
