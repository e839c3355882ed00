import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SECTORS, sectorName } from "../../../src/earnings/sectors.ts";
import { manufacturing } from "../../../src/sectors/manufacturing.ts";
import { sectorBreakdown } from "../../../src/sectors/sector-breakdown.ts";
import { sectorNeutral } from "../../../src/sectors/sector-neutral.ts";
import type { SectorSums } from "../../../src/sectors/sector-sums.ts";
import { type Company, valueSide } from "../../../src/valuation/side.ts";
import { FAKE_NOW } from "../../support/fake-market.ts";

const member = (
  sector: string,
  marketValue: number,
  epsForward: number | null,
  epsCurrentYear: number | null = null,
): Company => ({
  ticker: "ANY",
  name: "Any Inc",
  sector,
  marketValue,
  price: 10,
  missing: null,
  epsForward,
  epsCurrentYear,
  epsTrailing: null,
  bookValue: null,
  marketCap: null,
  revenue: null,
  fiscalYearEnd: null,
  reportAt: null,
});

const names = [...SECTORS.map(sectorName), "Communication Services", "Cash and/or Derivatives"];
const anyMember = fc
  .record({
    sector: fc.constantFrom(...names),
    value: fc.integer({ min: 1, max: 1_000_000 }),
    next: fc.option(fc.integer({ min: -500, max: 500 }), { freq: 6 }),
    now: fc.option(fc.integer({ min: -500, max: 500 }), { freq: 6 }),
  })
  .map(({ sector, value, next, now }) =>
    member(sector, value, next === null ? null : next / 100, now === null ? null : now / 100),
  );
const index = fc.array(anyMember, { minLength: 1, maxLength: 40 });
const broken = (companies: readonly Company[]) => sectorBreakdown(companies, FAKE_NOW);

describe("an index divided into sectors", () => {
  it("takes Communication Services for Communication, and counts what is no sector apart", () => {
    const { sectors, unclassified } = broken([
      member("Communication Services", 3, 1),
      member("Communication", 1, 1),
      member("Energy", 4, 1),
      member("-", 2, 1),
    ]);
    expect(sectors.get("communication")).toMatchObject({ names: 2, weight: 0.5 });
    expect(sectors.get("energy")?.weight).toBe(0.5);
    expect(unclassified).toEqual({ names: 1, weight: 0.2 });
  });

  it("has weights that add up to one, so that active weights add up to zero", () => {
    fc.assert(
      fc.property(index, index, (small, large) => {
        const sides = [broken(small), broken(large)].filter(({ unclassified }) => unclassified.weight < 1);
        const sums = sides.map(({ sectors }) => [...sectors.values()].reduce((sum, { weight }) => sum + weight, 0));
        for (const sum of sums) expect(sum).toBeCloseTo(1, 10);
        if (sums.length === 2) expect((sums[0] ?? 0) - (sums[1] ?? 0)).toBeCloseTo(0, 10);
      }),
    );
  });

  it("has earnings and values that add up to those behind the index's own multiples", () => {
    fc.assert(
      fc.property(index, (companies) => {
        const { sectors, whole } = broken(companies);
        const outside = broken(companies.filter(({ sector }) => sector.startsWith("Cash"))).whole.sums;
        const total = (what: keyof SectorSums) =>
          [...sectors.values()].reduce((sum, { sums }) => sum + sums[what], outside[what]);
        for (const what of [
          "value",
          "coveredValue",
          "earnings",
          "profitableValue",
          "profits",
          "covered",
          "losing",
        ] as const) {
          expect(total(what)).toBeCloseTo(whole.sums[what], 4);
        }
        const { multiples } = valueSide("forward-pe", companies, FAKE_NOW);
        if (whole.sums.earnings > 1)
          expect(multiples.aggregate).toBeCloseTo(total("coveredValue") / total("earnings"), 6);
        if (whole.sums.profits > 1)
          expect(multiples.exNegative).toBeCloseTo(total("profitableValue") / total("profits"), 6);
      }),
    );
  });

  it("gives a sector the multiples and the median of an index that is that sector", () => {
    fc.assert(
      fc.property(index, (companies) => {
        const energy = companies.filter(({ sector }) => sector === "Energy");
        const [{ sectors }, alone] = [broken(companies), broken(energy)];
        expect(sectors.get("energy")?.valuation.multiples).toEqual(alone.whole.valuation.multiples);
        expect(sectors.get("energy")?.outlook.growth).toEqual(alone.whole.outlook.growth);
      }),
    );
  });
});

const sums = (companies: readonly Company[]) => broken(companies).sectors;
const paired = (small: readonly Company[], large: readonly Company[]) =>
  SECTORS.flatMap((id) => {
    const [s, l] = [sums(small).get(id)?.sums, sums(large).get(id)?.sums];
    return s && l ? [{ small: s, large: l }] : [];
  });

describe("multiples at equal sector weights", () => {
  it("are of harmonic means: half at 10 and half at 30 is 15, whatever the small caps' own sectors weigh", () => {
    const small = [member("Energy", 900, 1), member("Utilities", 100, 1 / 3)];
    const large = [member("Energy", 50, 0.5), member("Utilities", 50, 0.5)];
    const neutral = sectorNeutral("exNegative", paired(small, large));
    expect(neutral.small).toBeCloseTo(15, 10);
    expect(neutral.large).toBeCloseTo(20, 10);
    expect(neutral.coverage).toBe(1);
  });

  it("are an index's own with its own weights", () => {
    fc.assert(
      fc.property(index, (companies) => {
        const classified = companies.filter(({ sector }) => !sector.startsWith("Cash"));
        const { multiples } = valueSide("forward-pe", classified, FAKE_NOW);
        for (const method of ["exNegative", "aggregate"] as const) {
          const { small, large } = sectorNeutral(method, paired(classified, classified));
          const own = multiples[method];
          if (own !== null && own > 1e5) continue;
          if (own !== null) expect(small).toBeCloseTo(own, 4);
          if (own !== null) expect(large).toBeCloseTo(own, 4);
        }
      }),
    );
  });

  it("leave out of both sides a sector that one of them lacks, and say how much is left", () => {
    const small = [member("Energy", 10, 1), member("Materials", 90, 1)];
    const large = [member("Energy", 25, 0.5), member("Utilities", 75, 2)];
    expect(sectorNeutral("exNegative", paired(small, large))).toEqual({ small: 10, large: 20, coverage: 0.25 });
  });

  it("count losses where the method does, and have no meaning where losses prevail", () => {
    const small = [member("Energy", 10, 1), member("Energy", 10, -2)];
    const large = [member("Energy", 10, 1)];
    expect(sectorNeutral("exNegative", paired(small, large)).small).toBeCloseTo(10, 10);
    expect(sectorNeutral("aggregate", paired(small, large))).toMatchObject({ small: null, large: 10 });
    expect(sectorNeutral("exNegative", [])).toEqual({ small: null, large: null, coverage: 0 });
  });
});

describe("manufacturing", () => {
  it("lies between Materials alone and all four sectors with a part in it", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 11, maxLength: 11 }), (weights) => {
        const { lower, standIn, upper } = manufacturing((id) => weights[SECTORS.indexOf(id)] ?? 0);
        expect(lower).toBeLessThanOrEqual(standIn);
        expect(standIn).toBeLessThanOrEqual(upper);
      }),
    );
  });
});
