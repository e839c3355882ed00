import { describe, expect, it } from "vitest";
import { monthsBefore } from "../../../src/calendar-day.ts";
import { dividendsKnown } from "../../../src/performance/dividends.ts";
import { daysSince, periodStart } from "../../../src/performance/period.ts";

const days = ["2016-08-18", "2016-08-19", "2016-08-22", "2025-12-31", "2026-01-02", "2026-08-21"].map((date) => ({
  date,
}));

describe("a period", () => {
  it.each([
    ["1m", "2026-07-21"],
    ["ytd", "2025-12-31"],
    ["10y", "2016-08-21"],
    ["max", null],
  ] as const)("of %s starts in calendar time before the last close", (period, start) => {
    expect(periodStart("2026-08-21", period)).toBe(start);
  });

  it.each([
    ["2026-05-31", 3, "2026-02-28"],
    ["2024-03-31", 1, "2024-02-29"],
    ["2026-01-15", 1, "2025-12-15"],
    ["2024-02-29", 12, "2023-02-28"],
  ])("counted back from %s by %i months ends in the month it means", (date, months, before) => {
    expect(monthsBefore(date, months)).toBe(before);
  });

  it("is based on the close on or before its start", () => {
    expect(daysSince(days, "2016-08-21")?.[0]?.date).toBe("2016-08-19");
    expect(daysSince(days, "2016-08-22")?.[0]?.date).toBe("2016-08-22");
  });

  it("is refused when the history begins later", () => {
    expect(daysSince(days, "2016-08-17")).toBeNull();
    expect(daysSince([], "2016-08-17")).toBeNull();
  });

  it("is all there is when everything is asked for", () => {
    expect(daysSince(days, null)).toBe(days);
  });
});

describe("dividends seen in the adjustment", () => {
  /** A fund at 100 that paid 0.5 on these days; the adjustment of the last day is 1. */
  const fund = (dates: readonly string[], paid: readonly string[]) => ({
    days: dates.map((date) => ({ date, close: 100, adjusted: 100 * 0.995 ** paid.filter((day) => day > date).length })),
  });
  const month = (count: number) =>
    Array.from({ length: count }, (_, index) => monthsBefore("2026-12-15", count - 1 - index));
  const quarters = ["2025-03-15", "2025-06-15", "2025-09-15", "2025-12-15", "2026-03-15"];

  it("are found on their days, with their usual distance", () => {
    expect(dividendsKnown(fund(month(24), quarters))).toMatchObject({ dates: quarters, usualDays: 92 });
  });

  it("are overdue when none has come for half as long again", () => {
    expect(dividendsKnown(fund(month(24), quarters)).overdue).toBe(true);
    expect(dividendsKnown(fund(month(24).slice(0, 16), quarters)).overdue).toBe(false);
  });

  it("are not missed where none was ever paid", () => {
    expect(dividendsKnown(fund(month(24), []))).toEqual({ dates: [], usualDays: null, overdue: false });
  });
});
