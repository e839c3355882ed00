import { describe, expect, it } from "vitest";
import { earningsCompanies, earningsPair } from "../../../src/earnings/companies.ts";
import { fiscalYears, unreportedYearEnd } from "../../../src/earnings/fiscal-years.ts";
import { outlookOf } from "../../../src/earnings/outlook.ts";
import { SECTORS, sectorName, sectorOf } from "../../../src/earnings/sectors.ts";
import { companiesOf } from "../../../src/valuation/companies.ts";
import { estimatesOf, estimatesReading } from "../../support/fake-estimates.ts";
import { company, FAKE_NOW } from "../../support/fake-market.ts";
import { membersOf } from "../../support/members.ts";

const REPORTED = "2026-08-20T12:00:00Z";
const ABC = company("ABC", 40_000, { price: 40, epsForward: 3, epsCurrentYear: 2 });

function earningsOf(
  horizon: "this-year" | "next-year",
  companies: Parameters<typeof membersOf>[1],
  readings: readonly ReturnType<typeof estimatesReading>[] = [],
) {
  const gathered = new Map(readings.map((reading) => [reading.value.ticker, reading]));
  return earningsCompanies(horizon, companiesOf(membersOf("russell2000", companies), null), gathered, FAKE_NOW);
}

describe("a company's two years", () => {
  it("are this and the next from its quote, at the shares of its position", () => {
    const [abc] = earningsOf("next-year", [ABC]);
    expect(abc).toMatchObject({ before: 2, after: 3, missing: null, estimates: null });
    expect(abc && earningsPair(abc)).toEqual({ value: 40_000, before: 2_000, after: 3_000 });
  });

  it("are last and this with the year before from its estimates", () => {
    const reading = estimatesReading(estimatesOf("ABC", { thisYear: { yearAgo: 1.5, average: 9, end: "2026-12-31" } }));
    const [abc] = earningsOf("this-year", [ABC], [reading]);
    expect(abc).toMatchObject({ before: 1.5, after: 2, missing: null, currentYearEnd: "2026-12-31" });
  });

  it.each([
    ["next-year", { epsForward: 3 }, [], "no analyst estimate of this fiscal year"],
    ["next-year", { epsCurrentYear: 3 }, [], "no analyst estimate of next fiscal year"],
    ["next-year", { epsForward: 3, epsCurrentYear: 2, accountsCurrency: "CAD" }, [], "accounts in CAD, price in USD"],
    ["this-year", { epsCurrentYear: 3 }, [], "estimates not gathered yet"],
    ["this-year", { epsCurrentYear: 3 }, [{}], "last fiscal year's earnings not known"],
    ["this-year", { epsForward: 3 }, [{ yearAgo: 1 }], "no analyst estimate of this fiscal year"],
  ] as const)("are missing with their reason: %s of %o", (horizon, quote, thisYears, missing) => {
    const readings = thisYears.map((thisYear) => estimatesReading(estimatesOf("ABC", { thisYear })));
    const [abc] = earningsOf(horizon, [company("ABC", 1, quote)], readings);
    expect(abc).toMatchObject({ missing });
    expect(abc && Object.values(earningsPair(abc))).toContain(null);
  });

  it.each([
    ["2026-06-30", "2026-08-19T12:00:00Z", "estimates from before the last annual report"],
    ["2026-12-31", "2026-08-19T12:00:00Z", null],
    ["2026-06-30", "2026-08-20T13:00:00Z", null],
    [null, "2026-08-19T12:00:00Z", "estimates from before the last annual report"],
  ])("do not mix estimates of a year that has been reported with a newer quote: %s, %s", (end, observedAt, missing) => {
    const reading = estimatesReading(estimatesOf("ABC", { thisYear: { yearAgo: 1, end } }), { observedAt });
    const reporting = company("ABC", 1, { epsCurrentYear: 3, reportAt: REPORTED });
    expect(earningsOf("this-year", [reporting], [reading])[0]).toMatchObject({ missing });
  });
});

describe("the compared fiscal years", () => {
  it.each([
    ["2025-12-31", null, "2026-12-31"],
    ["2024-12-31", null, "2026-12-31"],
    ["2025-06-30", null, "2026-06-30"],
    ["2025-06-30", REPORTED, "2027-06-30"],
    ["2026-06-30", null, "2027-06-30"],
    ["2024-02-29", null, "2027-02-28"],
  ])("after a year that ended on %s, with a report at %s, the current one ends on %s", (filed, reportAt, current) => {
    expect(unreportedYearEnd(filed, reportAt, FAKE_NOW)).toBe(current);
  });

  it("are the most frequent ones, named for the year they end in", () => {
    const ends = ["2026-12-31", "2027-01-02", "2026-12-27", "2026-09-30", null];
    expect(fiscalYears("next-year", ends, FAKE_NOW)).toEqual({
      before: "2026-12",
      after: "2027-12",
      known: 4,
      same: 3,
    });
    expect(fiscalYears("this-year", ends, FAKE_NOW)).toMatchObject({ before: "2025-12", after: "2026-12" });
  });

  it.each([
    ["2026-08-21T21:00:00Z", "2026-12"],
    ["2027-03-01T21:00:00Z", "2026-12"],
    ["2027-04-01T21:00:00Z", "2027-12"],
  ])("are calendar years where no year end is known, by %s up to %s", (now, current) => {
    expect(fiscalYears("this-year", [null], Date.parse(now))).toMatchObject({ after: current, known: 0, same: 0 });
  });
});

describe("an outlook", () => {
  it("says who is left out and why, with names and weight", () => {
    const { coverage, leftOut, names, matched } = outlookOf(
      "next-year",
      earningsOf("next-year", [ABC, company("NON", 10_000, null), company("HALF", 30_000, { epsForward: 1 })]),
      FAKE_NOW,
    );
    expect({ coverage, names, matched }).toEqual({ coverage: { weight: 0.5, names: 1 / 3 }, names: 3, matched: 1 });
    expect(leftOut).toEqual([
      { reason: "no analyst estimate of this fiscal year", names: ["HALF"], weight: 0.375 },
      { reason: "no quote", names: ["NON"], weight: 0.125 },
    ]);
  });

  it("says nothing of this year before enough companies are known", () => {
    const companies = ["A", "B", "C", "D"].map((ticker) => company(ticker, 1, { epsCurrentYear: 2 }));
    const known = (count: number) =>
      earningsOf(
        "this-year",
        companies,
        ["A", "B", "C", "D"]
          .slice(0, count)
          .map((ticker) => estimatesReading(estimatesOf(ticker, { thisYear: { yearAgo: 1 } }))),
      );
    expect(outlookOf("this-year", known(1), FAKE_NOW)).toMatchObject({
      matched: 1,
      needed: 2,
      coverage: { weight: 0.25, names: 0.25 },
      growth: { median: null, aggregate: null, firms: null },
      losses: null,
      turns: null,
      change: null,
      bins: null,
    });
    expect(outlookOf("this-year", known(2), FAKE_NOW)).toMatchObject({ growth: { median: 1, aggregate: 1, firms: 2 } });
  });
});

describe("sectors", () => {
  it("are the eleven of the classification, by the names that holdings files use", () => {
    expect(SECTORS).toHaveLength(11);
    for (const id of SECTORS) expect(sectorOf(sectorName(id))).toBe(id);
    expect(sectorOf("Communication Services")).toBe("communication");
    expect(sectorOf("Cash and/or Derivatives")).toBeNull();
    expect(sectorOf("Materialspace")).toBeNull();
  });
});
