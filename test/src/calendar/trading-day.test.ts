import { describe, expect, it } from "vitest";
import {
  closingMinute,
  exchangeHoliday,
  isBusinessDay,
  isTradingDay,
  nthBusinessDay,
  tradingDayFrom,
  tradingDayUpTo,
} from "../../../src/calendar/trading-day.ts";
import { dayAfter } from "../../../src/calendar-day.ts";

const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, index) => dayAfter(`${year}-01-01`, index)).filter((day) =>
    day.startsWith(`${year}`),
  );

describe("a trading day", () => {
  it.each([
    [2015, 252],
    [2018, 251],
    [2020, 253],
    [2022, 251],
    [2023, 250],
    [2024, 252],
    [2025, 250],
    [2026, 251],
  ])("of %i is one of %i", (year, count) => {
    expect(daysOf(year).filter(isTradingDay)).toHaveLength(count);
  });

  it("ends at four, or at one on a half day; any other day does not begin", () => {
    expect(closingMinute("2026-08-24")).toBe(16 * 60);
    expect(closingMinute("2026-11-27")).toBe(13 * 60);
    expect(closingMinute("2026-11-26")).toBeNull();
    expect(closingMinute("2026-08-22")).toBeNull();
  });

  it("is found before and after a long weekend", () => {
    expect(tradingDayFrom("2026-09-05")).toBe("2026-09-08");
    expect(tradingDayUpTo("2026-09-07")).toBe("2026-09-04");
    expect(tradingDayUpTo("2026-08-24")).toBe("2026-08-24");
  });

  it("knows why there is none, except on weekends", () => {
    expect(exchangeHoliday("2026-04-03")?.name).toBe("Good Friday");
    expect(exchangeHoliday("2026-04-04")).toBeNull();
    expect(exchangeHoliday("2026-10-12")).toBeNull();
  });
});

describe("a business day", () => {
  it("is not Columbus Day, but Good Friday is one", () => {
    expect(isBusinessDay("2026-10-12")).toBe(false);
    expect(isBusinessDay("2026-04-03")).toBe(true);
    expect(isBusinessDay("2021-12-31")).toBe(false);
  });

  it.each([
    ["2026-09", 1, "2026-09-01"],
    ["2025-09", 1, "2025-09-02"],
    ["2026-08", 1, "2026-08-03"],
    ["2026-07", 3, "2026-07-06"],
  ])("of %s has as its number %i %s", (month, place, date) => {
    expect(nthBusinessDay(month, place)).toBe(date);
  });
});
