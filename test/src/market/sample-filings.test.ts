import { describe, expect, it } from "vitest";
import type { FilingFacts, Market } from "../../../src/market/market.ts";
import { createSampleMarket } from "../../../src/market/sample/sample.ts";

const at = (instant: string): Market => createSampleMarket(() => Date.parse(instant));
const market = at("2026-08-23T12:00:00Z");

const byCompany = ({ rows }: FilingFacts) => new Map(rows.map(({ cik, value }) => [cik, value]));

/** Facts of one frame by company, as seen from an August. */
async function facts(tag: string, period: "CY2025" | "CY2025Q4I" = "CY2025", source = market) {
  return byCompany((await source.filings(tag, period)).value);
}

describe("simulated filings", () => {
  it("give most companies' sales under one tag or the other", async () => {
    const { value: numbers } = await market.companyNumbers();
    const known = new Set(Object.values(numbers));
    const one = (await market.filings("Revenues", "CY2025")).value.rows;
    const other = await facts("RevenueFromContractWithCustomerExcludingAssessedTax");
    const filers = new Set([...one.map(({ cik }) => cik), ...other.keys()]);
    expect(filers.isSubsetOf(known)).toBe(true);
    // Years that end in June are not filed yet.
    expect(filers.size / known.size).toBeGreaterThan(0.8);
    expect(one.every(({ value, end }) => value > 0 && end >= "2025-09-30" && end <= "2026-01-31")).toBe(true);
  });

  it("are not there before they are due, nor under a tag nobody uses", async () => {
    const early = (await at("2026-02-10T12:00:00Z").filings("Revenues", "CY2025")).value.rows;
    expect(early.length).toBeGreaterThan(0);
    expect(early.every(({ end }) => end < "2025-12-11")).toBe(true);
    expect((await market.filings("Revenues", "CY2026")).value.rows).toEqual([]);
    expect((await market.filings("NoSuchTag", "CY2025")).value.rows).toEqual([]);
    expect((await market.filings("Revenues", "CY1990")).value.rows).toEqual([]);
    expect((await market.filings("Revenues", "CY2025Q4I")).value.rows).toEqual([]);
    expect((await market.filings("DebtCurrent", "CY2025")).value.rows).toEqual([]);
  });

  it("put a fiscal year into the calendar year that its middle lies in", async () => {
    const { rows } = (await at("2026-12-23T12:00:00Z").filings("NetIncomeLoss", "CY2025")).value;
    for (const { end } of rows) {
      expect(new Date(Date.parse(end) - 182.5 * 86_400_000).getUTCFullYear()).toBe(2025);
    }
    expect([...new Set(rows.map(({ end }) => end))].sort()).toEqual([
      "2025-09-30",
      "2025-12-31",
      "2026-01-31",
      "2026-06-30",
    ]);
  });

  it("have a balance sheet of everybody at the end of every quarter, or a month later", async () => {
    const { value: numbers } = await market.companyNumbers();
    for (const [period, ends] of [
      ["CY2025Q4I", ["2025-12-31", "2026-01-31"]],
      ["CY2026Q1I", ["2026-03-31", "2026-04-30"]],
      ["CY2024Q2I", ["2024-06-30", "2024-07-31"]],
    ] as const) {
      const { rows } = (await market.filings("CashAndCashEquivalentsAtCarryingValue", period)).value;
      expect(rows).toHaveLength(Object.keys(numbers).length);
      expect([...new Set(rows.map(({ end }) => end))].sort()).toEqual(ends);
    }
    expect((await market.filings("DebtCurrent", "CY2026Q3I")).value.rows).toEqual([]);
  });

  it("fit together: operating income less interest and tax is net income", async () => {
    const [ebit, interest, net] = await Promise.all(
      ["OperatingIncomeLoss", "InterestExpense", "NetIncomeLoss"].map((tag) => facts(tag)),
    );
    let checked = 0;
    for (const [cik, paid] of interest ?? []) {
      const operating = ebit?.get(cik);
      if (operating === undefined) continue;
      const taxed = (operating - paid) * (operating > paid ? 0.79 : 1);
      expect(Math.abs(taxed - (net?.get(cik) ?? 0))).toBeLessThan(2);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(1_000);
  });
});

describe("simulated debt", () => {
  /** Interest payers of a fund: operating income over interest. */
  async function coverage(fund: "IWM" | "IVV") {
    const [{ value: holdings }, { value: numbers }] = await Promise.all([
      market.holdings(fund),
      market.companyNumbers(),
    ]);
    const [ebit, one, other, debt, due] = await Promise.all([
      facts("OperatingIncomeLoss"),
      facts("InterestExpense"),
      facts("InterestExpenseNonoperating"),
      facts("LongTermDebtNoncurrent", "CY2025Q4I"),
      facts("DebtCurrent", "CY2025Q4I"),
    ]);
    return holdings.rows.flatMap(({ ticker }) => {
      const cik = numbers[ticker] ?? 0;
      const [operating, interest] = [ebit.get(cik), one.get(cik) ?? other.get(cik)];
      if (operating === undefined || interest === undefined) return [];
      return [{ operating, interest, debt: (debt.get(cik) ?? 0) + (due.get(cik) ?? 0), due: due.get(cik) ?? 0 }];
    });
  }
  const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);

  it("weighs on small companies as it does on real ones, and much less on large ones", async () => {
    const [small, large] = await Promise.all([coverage("IWM"), coverage("IVV")]);
    const below = (rows: typeof small) =>
      rows.filter(({ operating, interest }) => operating < interest).length / rows.length;
    const covered = (rows: typeof small) =>
      sum(rows, ({ operating }) => operating) / sum(rows, ({ interest }) => interest);
    const coupon = (rows: typeof small) => sum(rows, ({ interest }) => interest) / sum(rows, ({ debt }) => debt);
    expect(below(small)).toBeGreaterThan(0.26);
    expect(below(small)).toBeLessThan(0.35);
    expect(below(large)).toBeLessThan(0.05);
    expect(covered(small)).toBeGreaterThan(1.6);
    expect(covered(small)).toBeLessThan(2.6);
    expect(covered(large)).toBeGreaterThan(5.5);
    expect(coupon(small)).toBeGreaterThan(0.06);
    expect(coupon(small)).toBeLessThan(0.08);
    expect(coupon(large)).toBeLessThan(0.05);
    expect(sum(small, ({ due }) => due) / sum(small, ({ debt }) => debt)).toBeLessThan(0.2);
  });

  it("is not borrowed by everybody, and financial companies have no operating income", async () => {
    const { value: numbers } = await market.companyNumbers();
    const debt = await facts("LongTermDebtNoncurrent", "CY2025Q4I");
    expect(debt.size / Object.keys(numbers).length).toBeGreaterThan(0.6);
    expect(debt.size / Object.keys(numbers).length).toBeLessThan(0.9);
    const ebit = await facts("OperatingIncomeLoss");
    const { rows } = (await market.holdings("IWM")).value;
    const banks = rows.filter(({ sector }) => sector === "Financials");
    expect(banks.some(({ ticker }) => ebit.has(numbers[ticker] ?? 0))).toBe(false);
  });
});
