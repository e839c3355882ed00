import { describe, expect, it } from "vitest";
import { dayAfter, daysBetween, isWeekday } from "../../src/calendar-day.ts";

describe("a day of the calendar", () => {
  it.each([
    ["2026-02-28", 1, "2026-03-01"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-01-01", -1, "2025-12-31"],
    ["2026-03-08", 0, "2026-03-08"],
  ])("counted from %s by %i is %s", (date, count, other) => {
    expect(dayAfter(date, count)).toBe(other);
    expect(daysBetween(date, other)).toBe(count);
  });

  it("is a weekday from Monday to Friday", () => {
    const week = Array.from({ length: 7 }, (_, index) => isWeekday(dayAfter("2026-08-17", index)));
    expect(week).toEqual([true, true, true, true, true, false, false]);
  });
});
