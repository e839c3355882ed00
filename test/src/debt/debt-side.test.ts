import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Accounts } from "../../../src/debt/accounts.ts";
import { debtSide, FINANCIALS } from "../../../src/debt/debt-side.ts";

const holding = (ticker: string, marketValue = 100, sector = "Industrials") => ({
  ticker,
  name: `${ticker} Inc`,
  sector,
  marketValue,
});
const accounts = (cik: number, more: Partial<Accounts> = {}): Accounts => ({
  cik,
  end: "2025-12-31",
  interest: 10,
  interestTag: "InterestExpense",
  ebit: 20,
  netIncome: 5,
  depreciation: 10,
  sheetEnd: "2025-12-31",
  debt: { total: 200, shortTerm: 50 },
  debtTags: ["DebtCurrent"],
  cash: 40,
  cashTag: "CashAndCashEquivalentsAtCarryingValue",
  ...more,
});
const filed = (...all: readonly Accounts[]) => ({
  year: 2025,
  numbers: { AAA: 1, BBB: 2, CCC: 3, "CCC-B": 3, BANK: 4 },
  accounts: new Map(all.map((each) => [each.cik, each])),
});

describe("an index's debt", () => {
  it("adds up whole companies, losses counted and apart", () => {
    const side = debtSide(
      [holding("AAA"), holding("BBB")],
      filed(accounts(1), accounts(2, { netIncome: -15, ebit: 5 })),
    );
    expect(side.totals).toMatchObject({ firms: 2, debt: 400, shortTerm: 100, cash: 80, netIncome: -10 });
    expect(side.profitable).toMatchObject({ firms: 1, debt: 200, netIncome: 5 });
    expect(side.coverage).toMatchObject({ firms: 2, aggregate: 1.25, belowOne: 0.5 });
    expect(side.oldCoupon).toBeCloseTo(0.05, 12);
    expect(side.leverage.value).toBeCloseTo(320 / 45, 12);
  });

  it("leaves financials out of everything, and says so", () => {
    const side = debtSide([holding("AAA", 60), holding("BANK", 40, "Financials")], filed(accounts(1), accounts(4)));
    expect(side.totals.firms).toBe(1);
    expect(side.leftOut).toEqual([{ reason: FINANCIALS, names: ["BANK"], weight: 0.4 }]);
  });

  it("counts several classes of one company once", () => {
    const side = debtSide([holding("CCC"), holding("CCC-B")], filed(accounts(3)));
    expect(side.totals).toMatchObject({ firms: 1, debt: 200 });
    expect(side.leftOut.map(({ reason }) => reason)).toEqual(["another class of a company that is already in"]);
  });

  it.each<[string, Partial<Accounts>]>([
    ["not in coverage: no interest reported", { interest: null }],
    ["not in coverage: no interest paid on balance", { interest: 0 }],
    ["not in coverage: no interest paid on balance", { interest: -3 }],
    ["not in coverage: no operating income reported", { ebit: null }],
  ])("keeps a company in the sums that is %s", (reason, more) => {
    const side = debtSide([holding("AAA")], filed(accounts(1, more)));
    expect(side.coverage).toBeNull();
    expect(side.totals.debt).toBe(200);
    expect(side.leftOut).toEqual([{ reason, names: ["AAA"], weight: 1 }]);
  });

  it.each<[string, string, readonly Accounts[]]>([
    ["no company number at the SEC", "ZZZ", []],
    ["no annual accounts for 2025", "AAA", []],
    ["no net income for the fiscal year", "AAA", [accounts(1, { netIncome: null })]],
  ])("leaves a company out for %s", (reason, ticker, all) => {
    const side = debtSide([holding(ticker)], filed(...all));
    expect(side.totals.firms).toBe(0);
    expect(side.coverage).toBeNull();
    expect(side.oldCoupon).toBeNull();
    expect(side.leftOut).toEqual([{ reason, names: [ticker], weight: 1 }]);
  });

  it("takes a company that reports no debt for one without, and counts those that report it", () => {
    const side = debtSide(
      [holding("AAA"), holding("BBB")],
      filed(accounts(1), accounts(2, { debt: null, cash: null })),
    );
    expect(side.totals).toMatchObject({ firms: 2, debtFirms: 1, cashFirms: 1, debt: 200, cash: 40 });
  });

  it("keeps the debt of those whose interest is covered apart from the debt of those who pay none", () => {
    const side = debtSide(
      [holding("AAA"), holding("BBB"), holding("CCC")],
      filed(accounts(1), accounts(2, { interest: null }), accounts(3, { ebit: null })),
    );
    expect([side.totals.debt, side.payers.debt, side.payers.firms]).toEqual([600, 200, side.coverage?.firms]);
  });

  it("does not depend on the order of the members", () => {
    const rows = ["AAA", "BBB", "CCC", "BANK"].map((ticker) => holding(ticker));
    const all = filed(accounts(1), accounts(2, { netIncome: -3 }), accounts(3, { interest: null }), accounts(4));
    const known = debtSide(rows, all);
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        const side = debtSide(shuffled, all);
        expect(side.totals).toEqual(known.totals);
        expect(side.coverage).toEqual(known.coverage);
      }),
    );
  });
});
