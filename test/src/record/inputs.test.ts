import { describe, expect, it } from "vitest";
import { changeSince, inputRows, type RecordedInputs } from "../../../src/record/inputs.ts";
import { companiesOf } from "../../../src/valuation/companies.ts";
import { METRICS } from "../../../src/valuation/metric.ts";
import { type Company, valueSide } from "../../../src/valuation/side.ts";
import { company, EXAMPLE, FAKE_NOW, type FakeCompany } from "../../support/fake-market.ts";
import { membersOf } from "../../support/members.ts";

const filings = {
  numbers: { ABC: 1, XYZ: 2, ONE: 3, TWO: 4 },
  revenue: new Map([
    [1, 2e9],
    [2, 4e8],
    [3, 2e11],
    [4, 1e11],
  ]),
  fiscalYearEnd: new Map<number, string>(),
};
const companies = (id: "russell2000" | "sp500", each: readonly FakeCompany[] = []): readonly Company[] =>
  companiesOf(membersOf(id, each), filings);
const small = companies("russell2000", EXAMPLE.IWM);
const large = companies("sp500", EXAMPLE.IVV);
/** As a record gives it back. */
const before: RecordedInputs = JSON.parse(JSON.stringify({ small: inputRows(small), large: inputRows(large) }));

describe("recorded inputs", () => {
  it("are one row for each company in a fixed order", () => {
    expect(inputRows(small)[0]).toEqual(["ABC", 40_000, 40, 3, 2.5, 20, 4e9, 2e9]);
  });

  it("keep unknowns as null", () => {
    const unknown = companies("russell2000", [company("NON", 5, null)]);
    expect(inputRows(unknown)).toEqual([["NON", 5, null, null, null, null, null, null]]);
  });

  it.each(METRICS)("explain every part of a later %s", (metric) => {
    const later = small.map((each) => ({
      ...each,
      price: (each.price ?? 0) * 1.1,
      marketCap: (each.marketCap ?? 0) * 1.1,
    }));
    const change = changeSince(metric, before, later, large);
    expect(change?.smallPrice).toBeCloseTo(Math.log(1.1), 12);
    expect(change?.membership).toBeCloseTo(0, 12);
    const ratio = (each: readonly Company[]) => valueSide(metric, each, FAKE_NOW).multiples.exNegative ?? 0;
    expect(change?.total).toBeCloseTo(Math.log(ratio(later) / ratio(small)), 12);
  });

  it("take the whole company for its share by price/sales: new shares at the same price make it dearer", () => {
    const issued = small.map((each) => ({ ...each, marketCap: (each.marketCap ?? 0) * 1.1 }));
    const change = changeSince("price-sales", before, issued, large);
    expect(change?.smallPrice).toBeCloseTo(Math.log(1.1), 12);
    expect(change?.smallEarnings).toBeCloseTo(0, 12);
  });

  it("show nothing where nothing changed", () => {
    for (const value of Object.values(changeSince("forward-pe", before, small, large) ?? { none: 1 })) {
      expect(value).toBeCloseTo(0, 12);
    }
  });

  it("count a company that lost its estimate as a leaver, not as a change of earnings", () => {
    const extra = companies("russell2000", [
      ...(EXAMPLE.IWM ?? []),
      company("DEF", 10_000, { price: 10, epsForward: 2 }),
    ]);
    const recorded = { small: inputRows(extra), large: inputRows(large) };
    const silent = extra.map((each) => (each.ticker === "DEF" ? { ...each, epsForward: null } : each));
    const change = changeSince("forward-pe", recorded, silent, large);
    expect(change?.smallEarnings).toBeCloseTo(0, 12);
    expect(Math.abs(change?.membership ?? 0)).toBeGreaterThan(0.1);
  });

  it("explain nothing where the multiple of a day has no meaning", () => {
    const losing = small.map((each) => ({ ...each, epsForward: -1 }));
    expect(changeSince("forward-pe", before, losing, large)).toBeNull();
    expect(changeSince("forward-pe", { small: [], large: [] }, small, large)).toBeNull();
  });
});
