import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { returnGap, sideReturn } from "../../../src/performance/return-gap.ts";

/** Monthly returns that compound to a total. */
const steady = (total: number, months: number) => Array<number>(months).fill((1 + total) ** (1 / months) - 1);
const side = (total: number, months = 120) => {
  const made = sideReturn(steady(total, months), 12);
  if (!made) throw new Error("no returns");
  return made;
};
const total = fc.double({ min: -0.9, max: 9, noNaN: true });

describe("the gap between two sides", () => {
  it("of 100% and 230% over 120 months is −130.0 points, −39.39% of wealth and −5.50 points a year", () => {
    const gap = returnGap(side(1), side(2.3));
    expect(gap.points).toBeCloseTo(-130, 9);
    expect(100 * (gap.relativeWealth ?? 0)).toBeCloseTo(-39.39, 2);
    expect(gap.perYear).toBeCloseTo(-5.5, 2);
  });

  it("of 130 points is much of the wealth at low returns and little of it at high ones", () => {
    expect(returnGap(side(2.3), side(1)).relativeWealth).toBeCloseTo(0.65, 9);
    expect(returnGap(side(5.5), side(4.2)).relativeWealth).toBeCloseTo(0.25, 9);
  });

  it("has one sign in all three ways of saying it, and turns round with the sides", () => {
    fc.assert(
      fc.property(total, total, (one, other) => {
        fc.pre(Math.abs(one - other) > 1e-6);
        const [gap, back] = [returnGap(side(one), side(other)), returnGap(side(other), side(one))];
        expect(Math.sign(gap.points)).toBe(Math.sign(one - other));
        expect(Math.sign(gap.relativeWealth ?? 0)).toBe(Math.sign(one - other));
        expect(Math.sign(gap.perYear ?? 0)).toBe(Math.sign(one - other));
        expect(back.points).toBeCloseTo(-gap.points, 9);
        expect((1 + (gap.relativeWealth ?? 0)) * (1 + (back.relativeWealth ?? 0))).toBeCloseTo(1, 9);
      }),
    );
  });

  it("has no yearly rate below a year of returns, and no wealth to compare with where all is lost", () => {
    const [short, lost] = [sideReturn([0.1], 252), sideReturn([-1], 1)];
    if (!short || !lost) throw new Error("no returns");
    expect(short).toEqual({ total: expect.closeTo(0.1, 12), perYear: null });
    expect(returnGap(short, short).perYear).toBeNull();
    expect(returnGap(short, lost).relativeWealth).toBeNull();
    expect(sideReturn([], 252)).toBeNull();
  });
});
