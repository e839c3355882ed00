import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closedBy, closeOf, newYork, newYorkInstant, nextOpen } from "../../../src/market/session.ts";

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

describe("New York's time", () => {
  it.each([
    ["2026-08-21T20:00:00Z", "2026-08-21", 16 * 60],
    ["2026-01-21T21:00:00Z", "2026-01-21", 16 * 60],
    ["2026-01-01T04:59:00Z", "2025-12-31", 23 * 60 + 59],
    ["2026-01-01T05:00:00Z", "2026-01-01", 0],
    ["2026-03-08T06:59:00Z", "2026-03-08", 60 + 59],
    ["2026-03-08T07:00:00Z", "2026-03-08", 3 * 60],
    ["2026-11-01T05:59:00Z", "2026-11-01", 60 + 59],
    ["2026-11-01T06:00:00Z", "2026-11-01", 60],
  ])("at %s is %s and %i minutes", (at, date, minutes) => {
    expect(newYork(Date.parse(at))).toEqual({ date, minutes });
  });

  it("is found again from its date and minutes, except in the hour that spring leaves out", () => {
    const day = fc.date({ min: new Date("2008-01-01"), max: new Date("2035-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 1439 }), (at, minutes) => {
        const date = at.toISOString().slice(0, 10);
        const found = newYork(newYorkInstant(date, minutes));
        if (minutes < 120 || minutes >= 180) expect(found).toEqual({ date, minutes });
        else expect([minutes, minutes + 60]).toContain(found.minutes);
      }),
      { numRuns: 500 },
    );
  });

  it("is right through both nights on which the clocks change", () => {
    for (const date of ["2026-03-07", "2026-03-08", "2026-03-09", "2026-10-31", "2026-11-01", "2026-11-02"]) {
      for (let minutes = 0; minutes < 1440; minutes += 15) {
        if (date === "2026-03-08" && minutes >= 120 && minutes < 180) continue;
        expect(newYork(newYorkInstant(date, minutes))).toEqual({ date, minutes });
      }
    }
  });
});

describe("the close", () => {
  it.each([
    ["2026-08-21", "2026-08-21T20:00:00.000Z"],
    ["2026-03-06", "2026-03-06T21:00:00.000Z"],
    ["2026-03-09", "2026-03-09T20:00:00.000Z"],
    ["2026-10-30", "2026-10-30T20:00:00.000Z"],
    ["2026-11-02", "2026-11-02T21:00:00.000Z"],
    ["2025-12-31", "2025-12-31T21:00:00.000Z"],
  ])("of %s is at %s", (date, at) => {
    expect(closeOf(date)).toBe(at);
  });
});

describe("the newest day that has closed", () => {
  it("has its close behind it, and the day after has not", () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2035-01-01") }), (at) => {
        const date = closedBy(at);
        const next = new Date(Date.parse(`${date}T12:00Z`) + 86_400_000).toISOString().slice(0, 10);
        expect(Date.parse(closeOf(date))).toBeLessThanOrEqual(at);
        expect(Date.parse(closeOf(next))).toBeGreaterThan(at);
      }),
    );
  });
});

describe("trading starts next", () => {
  it.each([
    ["on Monday, seen from Friday evening", "2026-08-21T20:15:00Z", "2026-08-24T13:30:00.000Z"],
    ["on Monday, seen from Saturday", "2026-08-22T12:00:00Z", "2026-08-24T13:30:00.000Z"],
    ["on Monday, seen from Sunday night", "2026-08-24T03:59:00Z", "2026-08-24T13:30:00.000Z"],
    ["the same morning, seen from before it", "2026-08-21T13:29:00Z", "2026-08-21T13:30:00.000Z"],
    ["the next morning, seen from the evening", "2026-08-20T23:00:00Z", "2026-08-21T13:30:00.000Z"],
    ["an hour earlier after the clocks go forward", "2026-03-06T22:00:00Z", "2026-03-09T13:30:00.000Z"],
    ["an hour later after they go back", "2026-10-30T21:00:00Z", "2026-11-02T14:30:00.000Z"],
    ["in the new year", "2026-12-31T22:00:00Z", "2027-01-01T14:30:00.000Z"],
    ["never, seen from the middle of the day", "2026-08-21T15:00:00Z", null],
    ["never, seen from the first minute", "2026-08-21T13:30:00Z", null],
    ["never, while the quotes of the close arrive", "2026-08-21T20:14:00Z", null],
  ])("%s", (_, at, opens) => {
    expect(iso(nextOpen(Date.parse(at)))).toBe(opens);
  });

  it("never on a weekend, never in the past, and within four days", () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2035-01-01") }), (at) => {
        const opens = nextOpen(at);
        if (opens === null) return;
        expect(opens).toBeGreaterThan(at);
        expect(opens - at).toBeLessThan(4 * 86_400_000);
        const { date, minutes } = newYork(opens);
        expect(minutes).toBe(9 * 60 + 30);
        expect([0, 6]).not.toContain(new Date(`${date}T12:00Z`).getUTCDay());
      }),
    );
  });
});
