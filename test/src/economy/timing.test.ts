import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ismManufacturingDay } from "../../../src/calendar/releases.ts";
import { knownMonths } from "../../../src/economy/known-months.ts";
import { nonOverlapping } from "../../../src/economy/non-overlapping.ts";
import { releaseReturns } from "../../../src/economy/release-windows.ts";
import type { PairedDay } from "../../../src/performance/paired-days.ts";

describe("windows of their own", () => {
  it("are counted one after the other, whatever their order", () => {
    expect(nonOverlapping([0, 1, 2, 3, 4, 5, 6], 3)).toBe(3);
    expect(nonOverlapping([6, 0, 3], 3)).toBe(3);
    expect(nonOverlapping([0, 11, 12], 12)).toBe(2);
    expect(nonOverlapping([], 12)).toBe(0);
  });

  it("are never more than there are, nor fewer than their span allows", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 200 })),
        fc.integer({ min: 1, max: 24 }),
        (starts, length) => {
          const count = nonOverlapping(starts, length);
          expect(count).toBeLessThanOrEqual(starts.length);
          expect(count).toBeGreaterThanOrEqual(Math.ceil(starts.length / length));
          expect(nonOverlapping(starts, 1)).toBe(starts.length);
        },
      ),
    );
  });
});

describe("the months known on a day", () => {
  const months = ["2026-05", "2026-06", "2026-07"].map((month, index) => ({ month, value: 50 + index, own: false }));

  it("end with the last one that is out", () => {
    expect(knownMonths(months, new Map(), "2026-08-02").map(({ month }) => month)).toEqual(["2026-05", "2026-06"]);
    expect(knownMonths(months, new Map(), "2026-08-03").at(-1)).toEqual({
      month: "2026-07",
      value: 52,
      published: "2026-08-03",
      vintage: "in-time",
    });
  });

  it("take the value first seen in place of a revised one", () => {
    const seen = new Map([["2026-06", { value: 49.5, seenAt: "2026-07-02T14:00:00.000Z" }]]);
    const [may, june] = knownMonths(months, seen, "2026-08-21");
    expect(june).toMatchObject({ value: 49.5, vintage: "in-time" });
    expect(may).toMatchObject({ value: 50, vintage: "later" });
  });

  it("call a value that was recorded long after its release a later vintage, and use it all the same", () => {
    const seen = new Map([["2026-05", { value: 50.3, seenAt: "2026-08-20T14:00:00.000Z" }]]);
    expect(knownMonths(months, seen, "2026-08-21")[0]).toMatchObject({ value: 50.3, vintage: "later" });
  });

  it("do not know what was recorded after that day", () => {
    const seen = new Map([["2026-06", { value: 49.5, seenAt: "2026-07-20T14:00:00.000Z" }]]);
    expect(knownMonths(months, seen, "2026-07-10").at(-1)).toMatchObject({ month: "2026-06", value: 51 });
  });

  it("prefer the operator's own value to everything", () => {
    const own = months.map((month) => ({ ...month, own: true }));
    const seen = new Map([["2026-07", { value: 10, seenAt: "2026-08-04T14:00:00.000Z" }]]);
    expect(knownMonths(own, seen, "2026-08-21").at(-1)).toMatchObject({ value: 52, vintage: "own" });
  });
});

describe("returns from release to release", () => {
  const day = (date: string, small: number, large: number): PairedDay => ({ date, small, large });

  it("start with the close of the release, never before it", () => {
    // June is out on Wednesday 1 July, July on Monday 3 August.
    const returns = releaseReturns([
      day("2026-06-30", 50, 100),
      day("2026-07-01", 100, 100),
      day("2026-07-31", 105, 100),
      day("2026-08-03", 110, 104),
      day("2026-08-04", 220, 104),
    ]);
    expect(returns.between("2026-06", "2026-07")).toBeCloseTo(0.1 - 0.04, 12);
  });

  it("start with the next close where there is none on the day of the release", () => {
    const returns = releaseReturns([
      day("2026-01-02", 50, 50),
      day("2026-01-06", 100, 100),
      day("2026-02-02", 120, 110),
    ]);
    expect(ismManufacturingDay("2025-12")).toBe("2026-01-05");
    expect(returns.between("2025-12", "2026-01")).toBeCloseTo(0.1, 12);
  });

  it("are not known before the window is over, before prices start, or where they have a hole", () => {
    const days = [day("2026-03-02", 100, 100), day("2026-04-01", 101, 100), day("2026-05-20", 102, 100)];
    const returns = releaseReturns(days);
    expect(returns.between("2026-02", "2026-03")).toBeCloseTo(0.01, 12);
    expect(returns.between("2026-03", "2026-04")).toBeNull();
    expect(returns.between("2026-01", "2026-02")).toBeNull();
    expect(returns.between("2026-04", "2026-05")).toBeNull();
    expect(releaseReturns([]).between("2026-02", "2026-03")).toBeNull();
  });

  it("of two windows one after the other make the one of both, fund by fund", () => {
    const price = fc.double({ min: 1, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.array(price, { minLength: 3, maxLength: 3 }), (small) => {
        const dates = ["2026-06-01", "2026-07-01", "2026-08-03"];
        const returns = releaseReturns(dates.map((date, index) => day(date, small[index] ?? 1, 100)));
        const [first, second] = [returns.between("2026-05", "2026-06"), returns.between("2026-06", "2026-07")];
        const both = (1 + (first ?? 0)) * (1 + (second ?? 0)) - 1;
        expect(returns.between("2026-05", "2026-07")).toBeCloseTo(both, 6);
      }),
    );
  });
});
