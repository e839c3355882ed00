import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextTwelveMonths } from "../../../src/valuation/next-twelve-months.ts";

/** Share of the current year in the blend: with 1 and 0 the blend is the share itself. */
const share = (fiscalYearEnd: string, reportAt: string | null, now: string) =>
  nextTwelveMonths({ currentYear: 1, nextYear: 0, fiscalYearEnd, reportAt }, Date.parse(now));

describe("the next twelve months", () => {
  it.each([
    ["half a year is left", "2025-12-31", null, "2026-07-01T20:00:00Z", 6],
    ["four months and ten days are left", "2025-12-31", null, "2026-08-21T20:00:00Z", 4.33],
    ["a year in June began seven weeks ago and its report is not out", "2025-06-30", null, "2026-08-21T20:00:00Z", 0],
    ["the same, reported in August", "2025-06-30", "2026-08-06T20:00:00Z", "2026-08-21T20:00:00Z", 10.29],
    [
      "any reported year tells the day, however old",
      "2019-06-30",
      "2026-08-06T20:00:00Z",
      "2026-08-21T20:00:00Z",
      10.29,
    ],
  ])("take so many months from the current year when %s", (_, end, reportAt, now, months) => {
    expect(share(end, reportAt, now) * 12).toBeCloseTo(months, 1);
  });

  it("take a year that ended unreported as the current one still: none of it is left", () => {
    // EPAC on 3 October 2026: the year to August had ended, its report was due, and consensus still called it current.
    expect(share("2025-08-31", "2026-10-15T20:00:00Z", "2026-10-03T20:00:00Z")).toBe(0);
    expect(share("2025-08-31", null, "2026-10-03T20:00:00Z")).toBe(0);
  });

  it("take a year as reported by the last report, by the next one far off, or by the time that has passed", () => {
    const now = "2026-03-01T20:00:00Z";
    expect(share("2025-12-31", "2026-02-10T20:00:00Z", now)).toBeGreaterThan(0.8);
    expect(share("2025-12-31", "2026-04-28T20:00:00Z", now)).toBeGreaterThan(0.8);
    expect(share("2025-12-31", "2026-03-05T20:00:00Z", now)).toBe(0);
    expect(share("2025-12-31", null, now)).toBe(0);
    expect(share("2025-12-31", null, "2026-03-20T20:00:00Z")).toBeGreaterThan(0.7);
  });

  it("do not take a report within ten days of the year's end for that year's", () => {
    expect(share("2025-12-31", "2026-01-05T20:00:00Z", "2026-01-20T20:00:00Z")).toBe(0);
    expect(share("2025-12-31", "2025-10-20T20:00:00Z", "2026-01-20T20:00:00Z")).toBe(0);
  });

  it("read a year's end on 29 February in years without one", () => {
    expect(share("2024-02-29", "2026-03-20T20:00:00Z", "2026-08-28T20:00:00Z") * 12).toBeCloseTo(6, 1);
    expect(Number.isFinite(share("2024-02-29", null, "2026-02-28T00:00:00Z"))).toBe(true);
  });

  it("lie between the two years' earnings, losses included, and never are NaN", () => {
    const eps = fc.double({ min: -100, max: 100, noNaN: true });
    const instant = fc.date({ min: new Date("2015-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(eps, eps, instant, fc.option(instant), instant, (currentYear, nextYear, end, report, now) => {
        const blend = nextTwelveMonths(
          {
            currentYear,
            nextYear,
            fiscalYearEnd: end.toISOString().slice(0, 10),
            reportAt: report?.toISOString() ?? null,
          },
          now.getTime(),
        );
        expect(blend).toBeGreaterThanOrEqual(Math.min(currentYear, nextYear) - 1e-9);
        expect(blend).toBeLessThanOrEqual(Math.max(currentYear, nextYear) + 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it("take less of the current year with every day until the next one begins", () => {
    const days = Array.from({ length: 280 }, (_, day) => Date.parse("2026-03-20T20:00:00Z") + day * 86_400_000);
    const shares = days.map((day) => share("2025-12-31", null, new Date(day).toISOString()));
    for (const [day, each] of shares.entries()) if (day > 0) expect(each).toBeLessThan(shares[day - 1] ?? 0);
  });
});
