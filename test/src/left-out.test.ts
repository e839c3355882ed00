import { describe, expect, it } from "vitest";
import { leftOutBy } from "../../src/left-out.ts";

const member = (ticker: string, marketValue: number, reason: string | null) => ({ ticker, marketValue, reason });

describe("names left out", () => {
  it("stand by reason, the heaviest reason and the heaviest name first, with their share of the index", () => {
    const members = [
      member("A", 10, "no price"),
      member("B", 50, null),
      member("C", 5, "no estimate"),
      member("D", 20, "no estimate"),
      member("E", 15, "no estimate"),
    ];
    expect(leftOutBy(members, ({ reason }) => reason)).toEqual([
      { reason: "no estimate", names: ["D", "E", "C"], weight: 0.4 },
      { reason: "no price", names: ["A"], weight: 0.1 },
    ]);
  });

  it("are none where nobody is left out", () => {
    expect(leftOutBy([member("A", 10, null)], ({ reason }) => reason)).toEqual([]);
  });
});
