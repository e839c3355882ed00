import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COVERAGE_BINS, coverageBins } from "../../../src/debt/coverage-bins.ts";
import { coverageDistribution } from "../../../src/debt/coverage-distribution.ts";
import { netDebtToEbitda } from "../../../src/debt/net-debt-to-ebitda.ts";

const payer = (ebit: number, interest: number) => ({ ebit, interest });

describe("interest coverage", () => {
  it("is EBIT over interest, together, at the median, and as shares below one and one and a half", () => {
    const distribution = coverageDistribution([
      payer(-10, 10),
      payer(9, 10),
      payer(10, 10),
      payer(14, 10),
      payer(177, 10),
    ]);
    expect(distribution).toMatchObject({ firms: 5, aggregate: 4, median: 1, belowOne: 0.4, belowOneAndHalf: 0.8 });
    expect(distribution?.bins).toEqual([1, 1, 2, 0, 0, 0, 1]);
  });

  it("leaves out whoever pays no interest on balance", () => {
    expect(coverageDistribution([payer(5, 0), payer(5, -1), payer(6, 2)])).toMatchObject({ firms: 1, median: 3 });
    expect(coverageDistribution([payer(5, 0)])).toBeNull();
    expect(coverageDistribution([])).toBeNull();
  });

  it("puts a coverage that stands between two classes into the upper one", () => {
    expect(coverageBins([0, 1, 1.5, 3, 6, 12])).toEqual([0, 1, 1, 1, 1, 1, 1]);
    expect(COVERAGE_BINS.map(({ name }) => name)).toEqual([
      ...["below 0", "0 to 1", "1 to 1.5", "1.5 to 3", "3 to 6", "6 to 12", "12 and more"],
    ]);
  });

  const payers = fc.array(
    fc.record({ ebit: fc.integer({ min: -1e9, max: 1e9 }), interest: fc.integer({ min: -100, max: 1e8 }) }),
    { minLength: 1 },
  );

  it("does not depend on the order or the currency of the companies, and counts each once", () => {
    fc.assert(
      fc.property(payers, fc.integer({ min: 1, max: 1000 }), (companies, rate) => {
        const known = coverageDistribution(companies);
        expect(coverageDistribution([...companies].reverse())).toEqual(known);
        const scaled = coverageDistribution(companies.map(({ ebit, interest }) => payer(ebit * rate, interest * rate)));
        expect(scaled?.aggregate).toBe(known?.aggregate);
        expect(scaled?.belowOne).toBe(known?.belowOne);
        expect((known?.bins ?? []).reduce((sum, count) => sum + count, 0)).toBe(known?.firms ?? 0);
        if (known) expect(known.belowOneAndHalf).toBeGreaterThanOrEqual(known.belowOne);
      }),
    );
  });
});

describe("net debt over EBITDA", () => {
  const company = { debt: 100, cash: 20, ebit: 10, depreciation: 10 };

  it("adds up companies of which everything is known", () => {
    expect(netDebtToEbitda([company, { ...company, depreciation: null }, { ...company, cash: 60 }])).toMatchObject({
      value: 3,
      firms: 2,
    });
  });

  it("is not meaningful without depreciation, or for a loss", () => {
    expect(netDebtToEbitda([{ ...company, depreciation: null }])).toMatchObject({
      value: null,
      firms: 0,
      reason: "depreciation is not known from the filings read",
    });
    expect(netDebtToEbitda([{ ...company, ebit: -10 }])).toMatchObject({ value: null, firms: 1 });
  });
});
