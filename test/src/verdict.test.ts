import { describe, expect, it } from "vitest";
import { verdictOf } from "../../src/verdict.ts";

describe("a verdict", () => {
  it.each([
    [9, 5, "too few"],
    [10, 1.99, "unclear"],
    [10, -2, "clear"],
    [10, null, "unclear"],
  ] as const)("on %i periods of their own and a t of %s is %s", (periods, t, verdict) => {
    expect(verdictOf(periods, t)).toBe(verdict);
  });
});
