import { describe, expect, it } from "vitest";
import { aggregateSurprise } from "../../../src/earnings/aggregate-surprise.ts";
import type { EarningsCompany } from "../../../src/earnings/companies.ts";
import { lastReports } from "../../../src/earnings/reports.ts";
import { revisionBreadth } from "../../../src/earnings/revision-breadth.ts";
import { revisionsOf } from "../../../src/earnings/revisions.ts";
import { surprise } from "../../../src/earnings/surprise.ts";
import { surpriseShares } from "../../../src/earnings/surprise-shares.ts";
import { estimatesOf } from "../../support/fake-estimates.ts";
import { FAKE_NOW } from "../../support/fake-market.ts";

const company = (marketValue: number, estimates: EarningsCompany["estimates"]): EarningsCompany => ({
  ticker: "ABC",
  name: "ABC Inc",
  sector: "Industrials",
  marketValue,
  price: 10,
  before: null,
  after: null,
  missing: null,
  currentYearEnd: null,
  estimates,
  inDollars: true,
});

const revised = (marketValue: number, from: number | null, to: number | null, analysts: number | null = 5) =>
  company(
    marketValue,
    estimatesOf("ABC", { nextYear: { now: to, daysAgo30: from, analysts, raised30: 2, lowered30: 1 } }),
  );

describe("revision breadth", () => {
  it.each([
    [8, 2, 0.6],
    [5, 5, 0],
    [3, 7, -0.4],
    [9, 3, 0.5],
  ])("of %d up and %d down is %d", (up, down, breadth) => {
    expect(revisionBreadth({ up, down, unchanged: 0 }).moved).toBeCloseTo(breadth, 12);
  });

  it("is smaller with the unchanged in it, and a ratio only where something went down", () => {
    expect(revisionBreadth({ up: 8, down: 2, unchanged: 10 })).toEqual({ moved: 0.6, all: 0.3, ratio: 4 });
    expect(revisionBreadth({ up: 3, down: 0, unchanged: 0 }).ratio).toBeNull();
    expect(revisionBreadth({ up: 0, down: 0, unchanged: 4 })).toEqual({ moved: null, all: 0, ratio: null });
    expect(revisionBreadth({ up: 0, down: 0, unchanged: 0 })).toEqual({ moved: null, all: null, ratio: null });
  });
});

describe("revisions", () => {
  it("count companies by the consensus now against thirty days ago, by name and by value", () => {
    const found = revisionsOf("next-year", [
      revised(100, 1, 1.2),
      revised(300, 1, 0.9),
      revised(50, 1, 1),
      revised(50, -1, -0.5),
    ]);
    expect(found).toEqual({
      gathered: 4,
      firms: 4,
      analysts: 20,
      byName: { up: 2, down: 1, unchanged: 1 },
      byValue: { up: 150, down: 300, unchanged: 50 },
      raised: 8,
      lowered: 4,
    });
  });

  it("count a change of the last decimal the source prints, and nothing below it", () => {
    const moves = (from: number, to: number) => revisionsOf("next-year", [revised(1, from, to)]).byName;
    expect(moves(22.43545, 22.43537)).toEqual({ up: 0, down: 1, unchanged: 0 });
    expect(moves(1.23456, 1.23457)).toEqual({ up: 1, down: 0, unchanged: 0 });
    expect(moves(0.1 + 0.2, 0.3)).toEqual({ up: 0, down: 0, unchanged: 1 });
  });

  it("count no company with fewer than three analysts, or without one of the two figures", () => {
    const companies = [revised(1, 1, 2, 2), revised(1, 1, 2, null), revised(1, null, 2), revised(1, 1, null)];
    expect(revisionsOf("next-year", companies)).toMatchObject({ gathered: 4, firms: 0, analysts: 0 });
    expect(revisionsOf("next-year", [revised(1, 1, 2, 3), company(1, null)])).toMatchObject({ gathered: 1, firms: 1 });
  });

  it("are those of the asked year", () => {
    const both = company(
      1,
      estimatesOf("ABC", {
        thisYear: { now: 1, daysAgo30: 2, analysts: 3 },
        nextYear: { now: 2, daysAgo30: 1, analysts: 4 },
      }),
    );
    expect(revisionsOf("this-year", [both]).byName).toEqual({ up: 0, down: 1, unchanged: 0 });
    expect(revisionsOf("next-year", [both]).byName).toEqual({ up: 1, down: 0, unchanged: 0 });
    expect(revisionsOf("next-year", [both])).toMatchObject({ raised: 0, lowered: 0 });
  });
});

describe("a surprise", () => {
  it("is measured by the size of what was expected, also of a loss", () => {
    expect(surprise({ actual: 1.1, expected: 1 })).toBeCloseTo(0.1, 12);
    expect(surprise({ actual: -0.1, expected: -0.2 })).toBeCloseTo(0.5, 12);
    expect(surprise({ actual: 1, expected: 0 })).toBeNull();
  });

  it("in sum weighs by shares", () => {
    expect(
      aggregateSurprise([
        { actual: 2, expected: 1, shares: 10 },
        { actual: 1, expected: 2, shares: 5 },
      ]),
    ).toBeCloseTo(0.25, 12);
    expect(aggregateSurprise([])).toBeNull();
  });

  it("within half a cent is none", () => {
    const reports = [
      { actual: 1.004, expected: 1 },
      { actual: 1.01, expected: 1 },
      { actual: 0.99, expected: 1 },
      { actual: 1, expected: 1 },
    ];
    expect(surpriseShares(reports)).toEqual({ beat: 0.25, met: 0.5, miss: 0.25 });
    expect(surpriseShares([])).toBeNull();
  });
});

describe("the last season", () => {
  const quarter = (end: string | null, actual: number | null) => ({ end, actual, expected: 1 });
  const reporting = (quarters: readonly ReturnType<typeof quarter>[], more: Partial<EarningsCompany> = {}) => ({
    ...company(100, estimatesOf("ABC", { quarters })),
    ...more,
  });

  it("is each company's newest reported quarter", () => {
    const reports = lastReports([reporting([quarter("2026-03-31", 2), quarter("2026-06-30", 3)])], FAKE_NOW);
    expect(reports).toEqual([{ actual: 3, expected: 1, shares: 10 }]);
    expect(lastReports([reporting([quarter("2026-03-31", 2), quarter("2026-06-30", null)])], FAKE_NOW)).toMatchObject([
      { actual: 2 },
    ]);
  });

  it("leaves out old quarters, undated ones, and companies without a price in the currency of their accounts", () => {
    const silent = [
      reporting([quarter("2025-12-31", 2)]),
      reporting([quarter(null, 2)]),
      reporting([quarter("2026-06-30", 2)], { price: null }),
      reporting([quarter("2026-06-30", 2)], { inDollars: false }),
      company(1, null),
    ];
    expect(lastReports(silent, FAKE_NOW)).toEqual([]);
  });
});
