import { describe, expect, it } from "vitest";
import type { Quote } from "../../../src/market/market.ts";
import { companiesOf, type Filings, newestFacts } from "../../../src/valuation/companies.ts";
import { type Side, valuationFigures } from "../../../src/valuation/figures.ts";
import { METHODS, METRICS } from "../../../src/valuation/metric.ts";
import { type Company, fundamental, valueSide } from "../../../src/valuation/side.ts";
import { company, FAKE_NOW } from "../../support/fake-market.ts";
import { membersOf } from "../../support/members.ts";

const companies = (...each: ReturnType<typeof company>[]) => companiesOf(membersOf("russell2000", each), null);
const one = (quote: Partial<Quote> | null, marketValue = 100): Company => {
  const [only] = companies(company("ABC", marketValue, quote));
  if (!only) throw new Error("one company was put in");
  return only;
};

describe("a company's figure for every dollar of price", () => {
  it.each([
    ["forward-pe", { price: 20, epsForward: 2 }, 0.1],
    ["trailing-pe", { price: 20, epsTrailing: -1 }, -0.05],
    ["price-book", { price: 20, bookValue: 10 }, 0.5],
    ["forward-pe", { price: 20, epsForward: 0 }, 0],
    ["forward-pe", { price: 20, epsForward: null }, null],
    ["forward-pe", { price: 0, epsForward: 2 }, null],
    ["price-sales", { price: 20, marketCap: 4e9 }, null],
  ] as const)("for %s of %j is %j", (metric, quote, expected) => {
    expect(fundamental(metric, one(quote))).toBe(expected);
  });

  it("compares annual sales with the whole company", () => {
    expect(fundamental("price-sales", { ...one({ price: 20, marketCap: 4e9 }), revenue: 2e9 })).toBe(0.5);
    expect(fundamental("price-sales", { ...one({ price: 20, marketCap: null }), revenue: 2e9 })).toBeNull();
  });

  it("is not taken from accounts in another currency", () => {
    const foreign = one({ price: 20, currency: "USD", accountsCurrency: "CAD", epsForward: 2, bookValue: 3 });
    expect([fundamental("forward-pe", foreign), fundamental("price-book", foreign)]).toEqual([null, null]);
    expect(foreign.missing).toBe("accounts in CAD, price in USD");
    expect(fundamental("forward-pe", one({ price: 20, accountsCurrency: null, epsForward: 2 }))).toBe(0.1);
  });
});

describe("an index valued from its members", () => {
  it("weighs by market value, which is never repriced", () => {
    const members = companies(
      company("ABC", 300, { price: 20, epsForward: 2 }),
      company("XYZ", 100, { price: 10, epsForward: 0.5 }),
    );
    expect(valueSide("forward-pe", members, FAKE_NOW).multiples.exNegative).toBeCloseTo(400 / (30 + 5), 12);
    const split = companies(
      company("ABC", 300, { price: 10, epsForward: 1 }),
      company("XYZ", 100, { price: 10, epsForward: 0.5 }),
    );
    expect(valueSide("forward-pe", split, FAKE_NOW).multiples).toEqual(
      valueSide("forward-pe", members, FAKE_NOW).multiples,
    );
  });

  it("names who is left out, by reason, heaviest first", () => {
    const members = companies(
      company("AAA", 50, { epsForward: 1 }),
      company("BBB", 10, { epsForward: null }),
      company("CCC", 20, { epsForward: null }),
      company("DDD", 15, null),
      company("EEE", 5, { epsForward: 1, accountsCurrency: "EUR" }),
    );
    expect(valueSide("forward-pe", members, FAKE_NOW)).toMatchObject({
      names: 5,
      coverage: { weight: 0.5, names: 0.2 },
      leftOut: [
        { reason: "no analyst estimate", names: ["CCC", "BBB"], weight: 0.3 },
        { reason: "no quote", names: ["DDD"], weight: 0.15 },
        { reason: "accounts in EUR, price in USD", names: ["EEE"], weight: 0.05 },
      ],
    });
  });

  it("says of a silent source why it is silent", () => {
    const missing = (more: object) =>
      companiesOf({ ...membersOf("russell2000", [company("ABC", 1, null)]), ...more }, null)[0]?.missing;
    expect(missing({})).toBe("no quote");
    expect(missing({ failure: "Yahoo Finance refuses" })).toBe("not answered: Yahoo Finance refuses");
    expect(missing({ loading: true })).toBe("still loading");
  });

  it("blends two fiscal years only for the forward ratio and only where a year's end is known", () => {
    const filings: Filings = {
      numbers: { ABC: 1 },
      revenue: new Map(),
      fiscalYearEnd: new Map([[1, "2025-12-31"]]),
    };
    const members = companiesOf(
      membersOf("russell2000", [
        company("ABC", 100, { price: 20, epsCurrentYear: 1, epsForward: 2 }),
        company("XYZ", 100, { price: 20, epsCurrentYear: 1, epsForward: 2 }),
      ]),
      filings,
    );
    const at = Date.parse("2026-07-01T20:00:00Z");
    const blend = valueSide("forward-pe", members, at).nextTwelveMonths;
    expect(blend?.multiples.exNegative).toBeCloseTo(20 / 1.5, 1);
    expect(blend?.coverage).toMatchObject({ weight: 0.5, names: 0.5 });
    expect(valueSide("trailing-pe", members, at).nextTwelveMonths).toBeNull();
  });
});

describe("the newest fact of several frames", () => {
  it("is the latest period's, and of one period the later filing's", () => {
    const row = (cik: number, value: number, end: string, accession: string) => ({ cik, value, end, accession });
    const newest = newestFacts([
      { rows: [row(1, 10, "2025-12-31", "0001-26-1"), row(2, 20, "2024-12-31", "0001-25-1")], dropped: 0 },
      { rows: [row(1, 9, "2024-12-31", "0001-25-9"), row(2, 21, "2024-12-31", "0001-25-2")], dropped: 0 },
    ]);
    expect(newest.get(1)).toMatchObject({ value: 10, end: "2025-12-31" });
    expect(newest.get(2)).toMatchObject({ value: 21 });
  });
});

describe("the figures of a comparison", () => {
  const sideOf = (more: Partial<Side>): Side => ({
    name: "Russell 2000",
    valuation: null,
    failure: null,
    blendFailure: null,
    readings: [],
    blendReadings: [],
    published: { value: null, reason: "none is published", readings: [] },
    ...more,
  });

  it.each(METRICS)("of %s are null with a reason, never zero, when nothing is known", (metric) => {
    const failing = sideOf({ failure: "the source is down" });
    for (const figure of valuationFigures(metric, failing, { ...failing, name: "S&P 500" })) {
      expect(figure.value).toBeNull();
      expect(figure.reason).toMatch(/the source is down|none is published|only computed with the forward P\/E/);
    }
  });

  it("give no reason where there is a value", () => {
    const valued = sideOf({
      valuation: valueSide("price-book", companies(company("ABC", 10, { bookValue: 4 })), FAKE_NOW),
    });
    for (const figure of valuationFigures("price-book", valued, valued)) {
      expect(figure.value === null).toBe(figure.reason !== undefined);
    }
  });

  it("say of a blend without fiscal year ends that these are missing", () => {
    const valued = sideOf({
      valuation: valueSide("forward-pe", companies(company("ABC", 10, { epsForward: 1 })), FAKE_NOW),
    });
    const blend = valuationFigures("forward-pe", valued, valued).filter(({ id }) => id.startsWith("small.ntm."));
    expect(blend.map(({ reason }) => reason)).toEqual(
      METHODS.map(() => "no member has both years' estimates and a known fiscal year end"),
    );
  });
});
