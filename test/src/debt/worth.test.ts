import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { afterTax } from "../../../src/debt/after-tax.ts";
import { beforeTax } from "../../../src/debt/before-tax.ts";
import { cashIncome } from "../../../src/debt/cash-income.ts";
import type { DebtTotals } from "../../../src/debt/debt-side.ts";
import { earningsEffect } from "../../../src/debt/earnings-effect.ts";
import { interestChange } from "../../../src/debt/interest-change.ts";
import { interestCoverage } from "../../../src/debt/interest-coverage.ts";
import { refinancing } from "../../../src/debt/refinancing.ts";
import { type Move, worthOfMove } from "../../../src/debt/worth-of-move.ts";
import { decimal } from "../../../src/format.ts";

const totals = (more: Partial<DebtTotals>): DebtTotals => ({
  firms: 1,
  debtFirms: 1,
  cashFirms: 1,
  debt: 0,
  shortTerm: 0,
  cash: 0,
  netIncome: 0,
  ...more,
});
const move = (more: Partial<Move>): Move => ({ bp: -25, floating: 0.41, passThrough: 1, taxRate: 0.25, ...more });

describe("the worth of a move", () => {
  it("is 0.853bn of interest, 0.640bn after tax and 0.64% of earnings for the published 832bn of debt", () => {
    const worth = worthOfMove(totals({ debt: 832e9, netIncome: 100e9 }), move({}));
    expect((worth.interest / 1e9).toFixed(3)).toBe("-0.853");
    expect((worth.afterTax / 1e9).toFixed(3)).toBe("0.640");
    expect(((worth.earnings ?? Number.NaN) * 100).toFixed(2)).toBe("0.64");
    expect(worth.cash).toBe(0);
  });

  it("lifts coverage from 3.000 to 3.045", () => {
    const change = interestChange({ debt: 832, floating: 0.41, passThrough: 1 }, -25);
    expect(interestCoverage(174.72, 58.24)?.toFixed(3)).toBe("3.000");
    expect(interestCoverage(174.72, 58.24, change)?.toFixed(3)).toBe("3.045");
    expect(interestCoverage(1, 1, -1)).toBeNull();
  });

  it("is eaten up by refinancing and lost interest on cash", () => {
    const effects = {
      interest: interestChange({ debt: 100, floating: 0.4, passThrough: 1 }, -100),
      refinancing: refinancing(10, 0.05, 0.07),
      cash: cashIncome(20, -100),
    };
    expect([effects.interest, effects.refinancing, effects.cash].map((each) => each.toFixed(2))).toEqual([
      "-0.40",
      "0.20",
      "-0.20",
    ]);
    expect(decimal(beforeTax(effects), 2)).toBe("0.00");
    expect(Math.abs(afterTax(effects, 0.25))).toBeLessThan(1e-12);
  });

  it("counts hedges, a beta of cash and what is not deductible", () => {
    expect(interestChange({ debt: 100, floating: 0.5, hedged: 0.2, passThrough: 0.5 }, 100)).toBeCloseTo(0.2, 12);
    expect(cashIncome(100, 100, 0.5)).toBeCloseTo(0.5, 12);
    expect(afterTax({ interest: -1, refinancing: 0, cash: -1 }, 0.25, 0)).toBeCloseTo(1 - 0.75, 12);
  });

  it.each([0, -1])("is no share of earnings of %s", (netIncome) => {
    expect(earningsEffect(1, netIncome)).toBeNull();
    expect(worthOfMove(totals({ debt: 100, netIncome }), move({}))).toMatchObject({ earnings: null });
    expect(worthOfMove(totals({ debt: 100, netIncome }), move({})).afterTax).toBeGreaterThan(0);
  });
});

const amount = fc.integer({ min: 0, max: 10 ** 12 });
const anyTotals = fc.record({ debt: amount, cash: amount, netIncome: fc.integer({ min: -(10 ** 12), max: 10 ** 12 }) });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const anyMove = fc.record({
  bp: fc.integer({ min: -300, max: 300 }),
  floating: share,
  passThrough: share,
  taxRate: share,
});

describe("whatever is owed", () => {
  it("a hike mirrors a cut, and a hold changes nothing", () => {
    fc.assert(
      fc.property(anyTotals, anyMove, (owed, asked) => {
        const [cut, hike] = [asked.bp, -asked.bp].map((bp) => worthOfMove(totals(owed), { ...asked, bp }));
        expect(hike?.interest).toBeCloseTo(-(cut?.interest ?? Number.NaN), 6);
        expect(hike?.cash).toBeCloseTo(-(cut?.cash ?? Number.NaN), 6);
        expect(hike?.afterTax).toBeCloseTo(-(cut?.afterTax ?? Number.NaN), 6);
        expect(worthOfMove(totals(owed), { ...asked, bp: 0 })).toMatchObject({
          interest: 0,
          cash: 0,
          preTax: 0,
          afterTax: 0,
        });
      }),
    );
  });

  it("twice the debt and cash are worth twice as much, and twice the earnings halve the share", () => {
    fc.assert(
      fc.property(anyTotals, anyMove, (owed, asked) => {
        const once = worthOfMove(totals(owed), asked);
        const twice = worthOfMove(totals({ ...owed, debt: owed.debt * 2, cash: owed.cash * 2 }), asked);
        expect(twice.afterTax).toBeCloseTo(2 * once.afterTax, 3);
        const richer = worthOfMove(totals({ ...owed, netIncome: owed.netIncome * 2 }), asked);
        if (once.earnings === null) expect(richer.earnings).toBeNull();
        else expect(richer.earnings).toBeCloseTo(once.earnings / 2, 9);
      }),
    );
  });

  it("refinancing knows nothing of the move, and turns its sign with the coupons", () => {
    fc.assert(
      fc.property(amount, share, share, (maturing, one, other) => {
        expect(refinancing(maturing, one, other)).toBeCloseTo(-refinancing(maturing, other, one), 6);
        expect(refinancing(maturing, one, one)).toBe(0);
        if (maturing > 0 && other > one) expect(refinancing(maturing, one, other)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(refinancing).toHaveLength(3);
  });
});
