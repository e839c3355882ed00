import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { monthAfter } from "../../../src/calendar-month.ts";
import { convolve } from "../../../src/rates/convolve.ts";
import { directions } from "../../../src/rates/directions.ts";
import { meetingOdds } from "../../../src/rates/meeting-odds.ts";
import { type PathInput, ratePath } from "../../../src/rates/rate-path.ts";
import { type Outcome, twoOutcomes } from "../../../src/rates/two-outcomes.ts";

const sum = (outcomes: readonly Outcome[]) => outcomes.reduce((total, { p }) => total + p, 0);
const mean = (outcomes: readonly Outcome[]) => outcomes.reduce((total, { bp, p }) => total + bp * p, 0);
const change = fc.double({ min: -3, max: 3, noNaN: true });

/** Eight meetings a year on any day of their months, two months of every three, as the Committee meets. */
const MEETING_MONTHS = [0, 1, 3, 4, 6, 7, 9, 10];
const input: fc.Arbitrary<PathInput> = fc
  .record({
    days: fc.array(fc.integer({ min: 1, max: 31 }), { minLength: 8, maxLength: 8 }),
    rates: fc.array(fc.double({ min: 0, max: 8, noNaN: true }), { minLength: 3, maxLength: 12 }),
    meetingDay: fc.constantFrom("before" as const, "after" as const),
    propagation: fc.constantFrom("backward" as const, "anchor" as const),
  })
  .map(({ days, rates, ...conventions }) => ({
    prices: new Map(rates.map((rate, index) => [monthAfter("2026-08", index), 100 - rate])),
    decisions: MEETING_MONTHS.map((months, index) => {
      const month = monthAfter("2026-09", months);
      const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
      return `${month}-${String(Math.min(days[index] ?? 1, last)).padStart(2, "0")}`;
    }),
    watchMonth: "2026-08",
    ...conventions,
  }));

describe("two neighbouring outcomes", () => {
  it("sum to one, and average to the change", () => {
    fc.assert(
      fc.property(change, (each) => {
        const outcomes = twoOutcomes(each);
        expect(Math.abs(sum(outcomes) - 1)).toBeLessThan(1e-9);
        expect(Math.abs(mean(outcomes) - 100 * each)).toBeLessThan(1e-6);
        for (const { p } of outcomes) expect(p).toBeGreaterThan(0);
      }),
    );
  });

  it("are one with probability 1 where nothing changes, or by whole steps", () => {
    expect(twoOutcomes(0)).toEqual([{ bp: 0, p: 1 }]);
    expect(twoOutcomes(-1e-12)).toEqual([{ bp: 0, p: 1 }]);
    fc.assert(
      fc.property(fc.integer({ min: -12, max: 12 }), (steps) => {
        expect(twoOutcomes(0.25 * steps)).toEqual([{ bp: 25 * steps + 0, p: 1 }]);
      }),
    );
  });

  it("mirror: a hike is a cut with the other sign", () => {
    fc.assert(
      fc.property(change, (each) => {
        const [up, down] = [directions(twoOutcomes(each)), directions(twoOutcomes(-each))];
        expect(up.pHike).toBeCloseTo(down.pCut, 12);
        expect(up.pHold).toBeCloseTo(down.pHold, 12);
      }),
    );
  });
});

describe("moves of several meetings", () => {
  it("keep their whole mass and add up their means", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
        const moves = changes.map(twoOutcomes).reduce(convolve, [{ bp: 0, p: 1 }]);
        expect(Math.abs(sum(moves) - 1)).toBeLessThan(1e-9);
        expect(mean(moves)).toBeCloseTo(100 * changes.reduce((total, each) => total + each, 0), 6);
        expect(moves.map(({ bp }) => bp)).toEqual([...new Set(moves.map(({ bp }) => bp))].sort((a, b) => a - b));
      }),
    );
  });
});

describe("a path of any prices", () => {
  it("gives every resolved meeting rows that sum to one and average to its change", () => {
    fc.assert(
      fc.property(input, (each) => {
        const odds = meetingOdds(ratePath(each));
        const [first] = odds;
        for (const { local, cumulative, aggregated, expectedBp, end, how, reason, gap } of odds) {
          expect(how === "unresolved").toBe(local === null);
          expect(how === "unresolved").toBe(reason !== null);
          expect(cumulative === null).toBe(gap !== null);
          if (!cumulative || !aggregated || expectedBp === null) continue;
          for (const row of [local ?? [], cumulative, aggregated]) expect(Math.abs(sum(row) - 1)).toBeLessThan(1e-9);
          // An early decision magnifies prices: rates of hundreds of percent keep fewer digits.
          const size = Math.max(1, Math.abs(expectedBp), Math.abs(100 * (end ?? 0)));
          // A change within a billionth of a step of a whole one counts as whole, at every meeting on the way.
          expect(Math.abs(mean(cumulative) - expectedBp) / size).toBeLessThan(1e-6);
          expect(Math.abs(mean(aggregated) - expectedBp) / size).toBeLessThan(1e-6);
          if (each.propagation === "anchor" || end === null || first?.start == null) continue;
          expect(Math.abs(expectedBp - 100 * (end - first.start)) / size).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it("mirrors when every rate does", () => {
    fc.assert(
      fc.property(input, (each) => {
        const mirrored = { ...each, prices: new Map([...each.prices].map(([month, price]) => [month, 200 - price])) };
        const [up, down] = [meetingOdds(ratePath(each)), meetingOdds(ratePath(mirrored))];
        up.forEach(({ expectedBp }, index) => {
          const other = down[index]?.expectedBp ?? null;
          if (expectedBp === null || other === null) expect(other).toBe(expectedBp);
          else expect(Math.abs(expectedBp + other) / Math.max(1, Math.abs(expectedBp))).toBeLessThan(1e-6);
        });
      }),
    );
  });

  it("prices no move where no price moves", () => {
    fc.assert(
      fc.property(input, fc.double({ min: 90, max: 100, noNaN: true }), (each, price) => {
        const flat = { ...each, prices: new Map([...each.prices.keys()].map((month) => [month, price])) };
        for (const { cumulative } of meetingOdds(ratePath(flat))) {
          if (cumulative) expect(cumulative).toEqual([{ bp: 0, p: 1 }]);
        }
      }),
    );
  });
});
