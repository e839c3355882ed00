import { describe, expect, it } from "vitest";
import { yearlyChanges } from "../../../src/economy/yearly-changes.ts";

describe("yearly changes", () => {
  it("compare each month with the same one of a year before, and leave out months without it", () => {
    const points = [
      { date: "2025-06-01", value: 100 },
      { date: "2025-07-01", value: 0 },
      { date: "2026-05-01", value: 110 },
      { date: "2026-06-01", value: 103 },
      { date: "2026-07-01", value: 104 },
    ];
    expect(yearlyChanges(points)).toEqual([{ date: "2026-06-01", change: expect.closeTo(0.03, 12) }]);
  });
});
