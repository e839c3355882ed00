import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ismManufacturingDay } from "../../../src/calendar/releases.ts";
import { pmiPublishedAt } from "../../../src/economy/pmi-publication.ts";
import { newYork } from "../../../src/market/session.ts";

describe("the PMI of a month", () => {
  it.each([
    ["2026-07", "2026-08-03T14:00:00.000Z", "the first is a Saturday"],
    ["2026-10", "2026-11-02T15:00:00.000Z", "the first is a Sunday, and summer time has just ended"],
    ["2024-10", "2024-11-01T14:00:00.000Z", "summer time ends two days later"],
    ["2025-10", "2025-11-03T15:00:00.000Z", "summer time ended the day before"],
    ["2026-02", "2026-03-02T15:00:00.000Z", "summer time has not begun"],
    ["2026-12", "2027-01-05T15:00:00.000Z", "in January it is the second business day"],
    ["2026-08", "2026-09-01T14:00:00.000Z", "Labor Day is later"],
    ["2025-08", "2025-09-02T14:00:00.000Z", "the first is Labor Day"],
    ["2014-12", "2015-01-02T15:00:00.000Z", "in January it was the first business day then"],
  ])("%s comes out at %s: %s", (month, instant) => {
    expect(pmiPublishedAt(month)).toBe(instant);
    expect(ismManufacturingDay(month)).toBe(instant.slice(0, 10));
  });

  it("always comes out at ten in New York, on a weekday early in the next month", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2007, max: 2060 }), fc.integer({ min: 1, max: 12 }), (year, number) => {
        const at = Date.parse(pmiPublishedAt(`${year}-${String(number).padStart(2, "0")}`));
        const { date, minutes } = newYork(at);
        const next = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
        expect([date.slice(0, 7), minutes]).toEqual([next, 600]);
        // The first business day, Labor Day after a weekend at the latest; in January the second.
        expect(Number(date.slice(8))).toBeLessThanOrEqual(number === 12 ? 5 : 4);
        expect([1, 2, 3, 4, 5]).toContain(new Date(date).getUTCDay());
      }),
    );
  });
});
