import { describe, expect, it } from "vitest";
import {
  daysIn,
  lastDayOf,
  missingMonths,
  monthAfter,
  monthNumber,
  monthOf,
  monthText,
} from "../../src/calendar-month.ts";

describe("a month", () => {
  it.each([
    ["2026-07", -8, "2025-11"],
    ["2026-07", 0, "2026-07"],
    ["2026-12", 1, "2027-01"],
    ["2026-01", -1, "2025-12"],
    ["2020-05", 12, "2021-05"],
  ])("%s and %i more is %s", (month, count, later) => {
    expect(monthAfter(month, count)).toBe(later);
    expect(monthNumber(later) - monthNumber(month)).toBe(count);
  });

  it.each([
    ["2026-09-16", "2026-09-30"],
    ["2026-02-01", "2026-02-28"],
    ["2028-02-29", "2028-02-29"],
    ["2026-12-31", "2026-12-31"],
  ])("of %s ends on %s", (date, last) => {
    expect(lastDayOf(monthOf(date))).toBe(last);
    expect(daysIn(monthOf(date))).toBe(Number(last.slice(8)));
  });

  it("is written as people write it", () => {
    expect(monthText("2026-07")).toBe("Jul 2026");
    expect(monthText("2020-11")).toBe("Nov 2020");
  });

  it("is missed between others, in stretches", () => {
    expect(missingMonths(["2025-10", "2025-11", "2026-06", "2026-07"])).toEqual([{ from: "2025-12", to: "2026-05" }]);
    expect(missingMonths(["2026-05", "2026-07"])).toEqual([{ from: "2026-06", to: "2026-06" }]);
    expect(missingMonths(["2026-06", "2026-07"])).toEqual([]);
  });
});
