import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aggregateGrowth } from "../../../src/earnings/aggregate-growth.ts";
import { aggregateSurprise } from "../../../src/earnings/aggregate-surprise.ts";
import { changeSplit } from "../../../src/earnings/change-split.ts";
import { type EarningsPair, matched } from "../../../src/earnings/earnings-pair.ts";
import { growthBins } from "../../../src/earnings/growth-bins.ts";
import { growthRates } from "../../../src/earnings/growth-rates.ts";
import { leastFirms } from "../../../src/earnings/least-firms.ts";
import { lossShares } from "../../../src/earnings/loss-shares.ts";
import { medianGrowth } from "../../../src/earnings/median-growth.ts";
import { medianSigned } from "../../../src/earnings/median-signed.ts";
import { positiveBase } from "../../../src/earnings/positive-base.ts";
import { profitableBothYears } from "../../../src/earnings/profitable-both-years.ts";
import { revisionBreadth } from "../../../src/earnings/revision-breadth.ts";
import { surpriseShares } from "../../../src/earnings/surprise-shares.ts";
import { turns } from "../../../src/earnings/turns.ts";

/** Whole cents, so that sums do not depend on their order. */
const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
const pair: fc.Arbitrary<EarningsPair> = fc.record({
  value: fc.integer({ min: 1, max: 1_000_000_000 }),
  before: fc.option(cents, { freq: 8 }),
  after: fc.option(cents, { freq: 8 }),
});
const pairs = fc.array(pair, { maxLength: 30 });

const MEASURES = [aggregateGrowth, medianGrowth, medianSigned, positiveBase, profitableBothYears] as const;

describe("growth, whatever the companies", () => {
  it("does not depend on their order", () => {
    fc.assert(
      fc.property(pairs, (each) => {
        const turned = [...each].reverse();
        for (const measure of MEASURES) expect(measure(turned)).toBe(measure(each));
        expect(turns(turned)).toEqual(turns(each));
        expect(lossShares(turned)).toEqual(lossShares(each));
      }),
    );
  });

  it("rests on companies with both years and no others", () => {
    fc.assert(
      fc.property(pairs, (each) => {
        for (const measure of MEASURES) expect(measure(each)).toBe(measure(matched(each)));
        expect(matched(each).every(({ before, after }) => before !== null && after !== null)).toBe(true);
      }),
    );
  });

  it("is the same for twice the shares of everybody", () => {
    fc.assert(
      fc.property(pairs, (each) => {
        const twice = (amount: number | null) => (amount === null ? null : amount * 2);
        const doubled = each.map(({ value, before, after }) => ({
          value: value * 2,
          before: twice(before),
          after: twice(after),
        }));
        for (const measure of MEASURES) expect(measure(doubled)).toBe(measure(each));
        expect(changeSplit(doubled)).toEqual(changeSplit(each));
      }),
    );
  });

  it("is zero where nothing changes, and the whole base more where everything doubles", () => {
    const profits = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(profits, (each) => {
        for (const measure of MEASURES) {
          expect(measure(each.map((before) => ({ value: 1, before, after: before })))).toBe(0);
          expect(measure(each.map((before) => ({ value: 1, before, after: before * 2 })))).toBe(1);
        }
      }),
    );
  });

  it("is spread over bins that add up to everybody with a rate", () => {
    fc.assert(
      fc.property(pairs, (each) => {
        const bins = growthBins(growthRates(each));
        if (bins === null) expect(medianGrowth(each)).toBeNull();
        else expect(bins.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("changes sides only with both years known, and as the loss shares say", () => {
    fc.assert(
      fc.property(pairs, (each) => {
        const [known, { toProfit, toLoss }, losses] = [matched(each).length, turns(each), lossShares(each)];
        if (!losses) expect(known).toBe(0);
        else expect((losses.before - losses.after) * known).toBeCloseTo(toProfit - toLoss, 9);
      }),
    );
  });
});

describe("the change in money", () => {
  it("adds up from its two parts, and from one year to the other", () => {
    fc.assert(
      fc.property(pairs, (each) => {
        const split = changeSplit(each);
        expect(split === null).toBe(matched(each).length === 0);
        if (!split) return;
        expect(split.positiveBase + split.lossBase).toBe(split.total);
        const size = Math.max(1, Math.abs(split.before), Math.abs(split.after));
        expect(Math.abs(split.after - split.before - split.total) / size).toBeLessThan(1e-9);
      }),
    );
  });

  it("has the sign of aggregate growth wherever there is a rate", () => {
    fc.assert(
      fc.property(pairs, (each) => {
        const [growth, split] = [aggregateGrowth(each), changeSplit(each)];
        if (growth === null || !split || Math.abs(growth) < 1e-9) return;
        expect(Math.sign(split.total)).toBe(Math.sign(growth));
      }),
    );
  });
});

describe("breadth", () => {
  const moves = fc.record({
    up: fc.nat({ max: 500 }),
    down: fc.nat({ max: 500 }),
    unchanged: fc.nat({ max: 500 }),
  });

  it("stays between everything down and everything up, and turns with its sides", () => {
    fc.assert(
      fc.property(moves, ({ up, down, unchanged }) => {
        const [one, other] = [
          revisionBreadth({ up, down, unchanged }),
          revisionBreadth({ up: down, down: up, unchanged }),
        ];
        expect(Math.abs(one.moved ?? 0)).toBeLessThanOrEqual(1);
        expect(Math.abs(one.all ?? 0)).toBeLessThanOrEqual(Math.abs(one.moved ?? 0));
        expect((one.moved ?? 0) + (other.moved ?? 0)).toBe(0);
        expect(one.moved === null).toBe(up + down === 0);
        expect(one.ratio === null).toBe(down === 0);
      }),
    );
  });
});

describe("surprises", () => {
  const report = fc.record({ actual: cents, expected: cents, shares: fc.integer({ min: 1, max: 1_000 }) });

  it("beat, meet or miss, and nothing else", () => {
    fc.assert(
      fc.property(fc.array(report, { minLength: 1, maxLength: 20 }), (reports) => {
        const shares = surpriseShares(reports);
        if (!shares) throw new Error("reports have shares");
        expect(shares.beat + shares.met + shares.miss).toBeCloseTo(1, 12);
      }),
    );
  });

  it("are the same in sum for twice the shares", () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 20 }), (reports) => {
        const doubled = reports.map((each) => ({ ...each, shares: each.shares * 2 }));
        expect(aggregateSurprise(doubled)).toBe(aggregateSurprise(reports));
      }),
    );
  });
});

describe("the least number of companies", () => {
  it("never asks for more than there are, nor for fewer than one", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (members) => {
        expect(leastFirms(members)).toBeGreaterThanOrEqual(1);
        expect(leastFirms(members)).toBeLessThanOrEqual(members);
        expect(leastFirms(members + 1)).toBeGreaterThanOrEqual(leastFirms(members));
      }),
    );
  });
});
