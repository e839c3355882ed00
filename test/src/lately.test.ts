import { describe, expect, it } from "vitest";
import { lately } from "../../src/lately.ts";

describe("lately", () => {
  it("makes a result once while it is among the last, and again when it was long ago", () => {
    const made: number[] = [];
    const double = lately(2, (value: number) => {
      made.push(value);
      return String(value * 2);
    });
    expect([double(1), double(1), double(2), double(1)]).toEqual(["2", "2", "4", "2"]);
    expect(made).toEqual([1, 2]);
    expect([double(3), double(1)]).toEqual(["6", "2"]);
    expect(made).toEqual([1, 2, 3, 1]);
  });
});
