import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aggregate } from "../../../src/valuation/aggregate.ts";
import { arithmeticMean } from "../../../src/valuation/arithmetic-mean.ts";
import type { Constituent } from "../../../src/valuation/constituent.ts";
import { coverage } from "../../../src/valuation/coverage.ts";
import { exNegative } from "../../../src/valuation/ex-negative.ts";
import { harmonicCapped, RATIO_CAP } from "../../../src/valuation/harmonic-capped.ts";
import { medianRatio, medianRatioAll } from "../../../src/valuation/median-ratio.ts";
import { positiveEarningsAllCap } from "../../../src/valuation/positive-earnings-all-cap.ts";

type Method = (members: readonly Constituent[]) => number | null;

/** The same whether a company is held as one position or as two. */
const ADDITIVE: readonly (readonly [string, Method])[] = [
  ["aggregate", aggregate],
  ["exNegative", exNegative],
  ["harmonicCapped", harmonicCapped],
  ["positiveEarningsAllCap", positiveEarningsAllCap],
];
const ALL: readonly (readonly [string, Method])[] = [
  ...ADDITIVE,
  ["medianRatio", medianRatio],
  ["medianRatioAll", medianRatioAll],
  ["arithmeticMean", arithmeticMean],
];

const value = fc.double({ min: 1, max: 1e9, noNaN: true });
/** Earnings for a dollar of value: from deep losses through zero to a ratio of 2. */
const perDollar = fc.oneof(
  fc.double({ min: -0.5, max: 0.5, noNaN: true }).map((each) => (Math.abs(each) < 1e-4 ? 0 : each)),
  fc.constant(0),
);
const member: fc.Arbitrary<Constituent> = fc
  .record({ value, perDollar: fc.option(perDollar, { freq: 6 }) })
  .map((each) => ({ value: each.value, fundamental: each.perDollar === null ? null : each.value * each.perDollar }));
const members = fc.array(member, { minLength: 1, maxLength: 30 });

/** Equal but for rounding. Where losses cancel earnings to the last digits, the sums' order decides what is left. */
function expectSame(one: number | null, other: number | null): void {
  const cancelled = [one, other].every((multiple) => multiple === null || multiple > 1e6);
  if (!cancelled) expect(Math.abs((one ?? Number.NaN) / (other ?? Number.NaN) - 1)).toBeLessThan(1e-6);
}

describe.each(ALL)("%s", (_, method) => {
  it("does not know the order of the companies", () => {
    fc.assert(
      fc.property(
        members.chain((each) => fc.tuple(fc.constant(each), fc.shuffledSubarray(each, { minLength: each.length }))),
        ([one, other]) => expectSame(method(one), method(other)),
      ),
    );
  });

  it("does not know the size of the fund", () => {
    fc.assert(
      fc.property(members, fc.double({ min: 0.001, max: 1_000, noNaN: true }), (each, factor) => {
        const scaled = each.map(({ value, fundamental }) => ({
          value: value * factor,
          fundamental: fundamental === null ? null : fundamental * factor,
        }));
        expectSame(method(each), method(scaled));
      }),
    );
  });

  it("grows with prices in proportion where earnings stay", () => {
    fc.assert(
      fc.property(members, (each) => {
        // The cap does not grow with prices.
        if (method === harmonicCapped) return;
        const dearer = each.map(({ value, fundamental }) => ({ value: value * 2, fundamental }));
        const [before, after] = [method(each), method(dearer)];
        expectSame(before === null ? null : before * 2, after);
      }),
    );
  });

  it("is above zero or null, never anything else", () => {
    fc.assert(
      fc.property(members, (each) => {
        const multiple = method(each);
        if (multiple !== null) expect(multiple > 0 && Number.isFinite(multiple)).toBe(true);
      }),
    );
  });
});

describe.each(ADDITIVE)("%s", (_, method) => {
  it("is the same when a company is split in two", () => {
    fc.assert(
      fc.property(members, fc.nat(), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (each, position, share) => {
        const at = position % each.length;
        const split = each.flatMap((member, index) =>
          index === at ? [part(member, share), part(member, 1 - share)] : [member],
        );
        expectSame(method(each), method(split));
      }),
    );
  });
});

function part({ value, fundamental }: Constituent, share: number): Constituent {
  return { value: value * share, fundamental: fundamental === null ? null : fundamental * share };
}

describe("the median", () => {
  it("is moved by a split, since it counts names", () => {
    const ratios = (...each: number[]) => each.map((ratio) => ({ value: ratio, fundamental: 1 }));
    expect(medianRatio(ratios(10, 20, 30))).toBe(20);
    expect(
      medianRatio([
        ...ratios(10, 20),
        part({ value: 30, fundamental: 1 }, 0.5),
        part({ value: 30, fundamental: 1 }, 0.5),
      ]),
    ).toBe(25);
  });
});

describe("the methods among each other", () => {
  const positive = members.map((each) => each.filter(({ fundamental }) => fundamental !== null && fundamental > 0));

  it("make losses left out the weighted harmonic mean of the positive ratios", () => {
    fc.assert(
      fc.property(positive, (each) => {
        const total = each.reduce((sum, { value }) => sum + value, 0);
        const inverse = each.reduce(
          (sum, { value, fundamental }) => sum + value / total / (value / (fundamental ?? Number.NaN)),
          0,
        );
        expectSame(exNegative(each), each.length > 0 ? 1 / inverse : null);
      }),
    );
  });

  it("keep the capped mean at or below the cap and the uncapped one", () => {
    fc.assert(
      fc.property(members, (each) => {
        const [capped, uncapped] = [harmonicCapped(each), exNegative(each)];
        expect(capped === null).toBe(uncapped === null);
        if (capped === null || uncapped === null) return;
        expect(capped).toBeLessThanOrEqual(RATIO_CAP * (1 + 1e-12));
        expect(capped).toBeLessThanOrEqual(uncapped * (1 + 1e-12));
      }),
    );
  });

  it("make the cap without effect where no ratio reaches it", () => {
    fc.assert(
      fc.property(members, (each) => {
        const low = each.filter(({ value, fundamental }) => fundamental === null || value / fundamental < RATIO_CAP);
        expectSame(harmonicCapped(low), exNegative(low));
      }),
    );
  });

  it("put positive earnings over all at or above losses left out", () => {
    fc.assert(
      fc.property(members, (each) => {
        const [all, without] = [positiveEarningsAllCap(each), exNegative(each)];
        expect(all === null).toBe(without === null);
        if (all !== null && without !== null) expect(all).toBeGreaterThanOrEqual(without * (1 - 1e-12));
      }),
    );
  });

  it("put losses counted at or above losses left out, wherever there is a ratio", () => {
    fc.assert(
      fc.property(members, (each) => {
        const [counted, without] = [aggregate(each), exNegative(each)];
        if (counted !== null && without !== null) expect(counted).toBeGreaterThanOrEqual(without * (1 - 1e-12));
      }),
    );
  });

  it("agree where nobody loses and nothing is dear", () => {
    fc.assert(
      fc.property(positive, (each) => {
        expect(aggregate(each)).toBe(exNegative(each));
        expect(positiveEarningsAllCap(each)).toBe(exNegative(each));
      }),
    );
  });
});

describe("coverage", () => {
  it("is made of shares between 0 and 1", () => {
    fc.assert(
      fc.property(members, (each) => {
        const found = coverage(each);
        if (!found) throw new Error("an index with members has a coverage");
        for (const share of [found.weight, found.names, found.lossWeight ?? 0, found.lossNames ?? 0]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(found.lossNames === null).toBe(found.names === 0);
      }),
    );
  });
});
