import { describe, expect, it } from "vitest";
import { dividendDue } from "../../../src/performance/dividend-due.ts";

const quarterly = { dates: ["2025-09-16", "2025-12-16"], usualDays: 91, overdue: true };

describe("a dividend that is not on record", () => {
  it.each([
    ["2016-08-19", "2026-08-21", true],
    ["2026-05-21", "2026-08-21", true],
    ["2026-07-21", "2026-08-21", false],
    // On the base day itself it is no part of the return.
    ["2026-06-16", "2026-08-21", false],
  ])("is missing from %s to %s: %s", (from, to, missing) => {
    expect(dividendDue(quarterly, from, to)).toBe(missing);
  });

  it("is missing nowhere while none is overdue, or no rhythm is known", () => {
    expect(dividendDue({ ...quarterly, overdue: false }, "2016-08-19", "2026-08-21")).toBe(false);
    expect(dividendDue({ dates: ["2025-12-16"], usualDays: null, overdue: false }, "2016-08-19", "2026-08-21")).toBe(
      false,
    );
    expect(dividendDue({ dates: [], usualDays: null, overdue: false }, "2016-08-19", "2026-08-21")).toBe(false);
  });
});
