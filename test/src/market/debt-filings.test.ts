import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDebtFilings } from "../../../src/market/debt-filings.ts";
import type { FilingFacts, Market } from "../../../src/market/market.ts";
import { mergeAccounts } from "../../../src/market/merge-accounts.ts";
import { fakeMarket } from "../../support/fake-market.ts";
import { EVENING, readingOf } from "../../support/market.ts";

const row = (cik: number, value: number, end: string, accession = "1") => ({ cik, value, end, accession });
type Row = ReturnType<typeof row>;

const NUMBERS = readingOf({ AAA: 1, BBB: 2 });

/** A market whose frames are given by `Tag CY2025`; everything else is an empty frame. */
function marketOf(frames: Readonly<Record<string, readonly Row[]>>) {
  const asked: string[] = [];
  const readings = new Map<string, ReturnType<typeof readingOf<FilingFacts>>>();
  const market: Market = {
    ...fakeMarket({ funds: {} }),
    async filings(tag, period) {
      const key = `${tag} ${period}`;
      asked.push(key);
      const known = readings.get(key) ?? readingOf({ rows: frames[key] ?? [], dropped: 0 }, { url: key });
      readings.set(key, known);
      return known;
    },
    companyNumbers: async () => NUMBERS,
  };
  const accountsOf = async (cik: number) => (await readDebtFilings(market, EVENING)).accounts.get(cik);
  return { market, asked, accountsOf };
}

const DECEMBER = "2025-12-31";
const ONE = {
  "NetIncomeLoss CY2025": [row(1, 5, DECEMBER)],
  "OperatingIncomeLoss CY2025": [row(1, 20, DECEMBER)],
  "InterestExpense CY2025": [row(1, 10, DECEMBER)],
};

describe("the year of the accounts", () => {
  const filers = (count: number, year: number) =>
    Array.from({ length: count }, (_, index) => row(index + 1, 1, `${year}-12-31`));

  it("is the last calendar year once half as many companies are filed as the year before", async () => {
    const { market } = marketOf({ "NetIncomeLoss CY2025": filers(5, 2025), "NetIncomeLoss CY2024": filers(10, 2024) });
    expect((await readDebtFilings(market, EVENING)).year).toBe(2025);
  });

  it.each([
    ["thin", { "NetIncomeLoss CY2025": filers(4, 2025), "NetIncomeLoss CY2024": filers(10, 2024) }],
    ["absent", { "NetIncomeLoss CY2024": filers(10, 2024) }],
  ])("is the one before while its frame is %s", async (_, frames) => {
    const { market } = marketOf(frames);
    expect((await readDebtFilings(market, EVENING)).year).toBe(2024);
  });

  it("goes back four years, not more", async () => {
    const { market, asked } = marketOf({});
    await expect(readDebtFilings(market, EVENING)).rejects.toThrow(
      "SEC EDGAR has no filled annual frame of the last four years",
    );
    expect(asked).toEqual([2025, 2024, 2023, 2022, 2021].map((year) => `NetIncomeLoss CY${year}`));
  });
});

describe("requests", () => {
  it("are for one year and its last quarter where all fiscal years end with it", async () => {
    const { market, asked } = marketOf(ONE);
    await readDebtFilings(market, EVENING);
    expect(asked).toHaveLength(2 + 8 + 7);
    expect(asked.filter((each) => /CY2024|Q[123]I/.test(each))).toEqual(["NetIncomeLoss CY2024"]);
  });

  it("are made for other quarters and the year before where others end then, for tags in use", async () => {
    const { market, asked } = marketOf({
      ...ONE,
      "NetIncomeLoss CY2025": [row(1, 5, DECEMBER), row(2, 5, "2025-09-30"), row(3, 5, "2026-03-31")],
      "NetIncomeLoss CY2024": [row(1, 5, "2024-12-31"), row(4, 5, "2025-06-30")],
      "DebtCurrent CY2025Q4I": [row(1, 1, DECEMBER)],
      "LongTermDebt CY2025Q4I": [row(1, 1, DECEMBER)],
    });
    await readDebtFilings(market, EVENING);
    expect(asked.slice(2 + 8 + 7)).toEqual([
      "InterestExpense CY2024",
      "OperatingIncomeLoss CY2024",
      ...["CY2025Q2I", "CY2025Q3I", "CY2026Q1I"].flatMap((quarter) => [
        `LongTermDebt ${quarter}`,
        `DebtCurrent ${quarter}`,
      ]),
    ]);
  });

  it("fail as a whole when filings are off", async () => {
    const market = fakeMarket({ funds: {}, fails: { filings: "SEC filings are off" } });
    await expect(readDebtFilings(market, EVENING)).rejects.toThrow("SEC filings are off");
  });

  it("of the same answers are merged once", async () => {
    const { market } = marketOf(ONE);
    const [first, second] = [await readDebtFilings(market, EVENING), await readDebtFilings(market, EVENING)];
    expect(second).toBe(first);
  });
});

describe("a company's accounts", () => {
  it("take the first tag in use, of one day only, and never add two", async () => {
    const { accountsOf } = marketOf({
      ...ONE,
      "InterestExpense CY2025": [row(1, 9, "2025-09-30")],
      "InterestExpenseDebt CY2025": [row(1, 8, DECEMBER)],
      "InterestPaidNet CY2025": [row(1, 7, DECEMBER)],
      "DepreciationAndAmortization CY2025": [row(1, 3, DECEMBER)],
    });
    expect(await accountsOf(1)).toMatchObject({
      end: DECEMBER,
      interest: 8,
      interestTag: "InterestExpenseDebt",
      ebit: 20,
      netIncome: 5,
      depreciation: 3,
    });
  });

  it("take the later of two filings of one tag and day", async () => {
    const { accountsOf } = marketOf({
      ...ONE,
      "InterestExpense CY2025": [row(1, 10, DECEMBER, "3"), row(1, 12, DECEMBER, "7"), row(1, 11, DECEMBER, "5")],
    });
    expect((await accountsOf(1))?.interest).toBe(12);
  });

  it("have no interest where none is reported for that year", async () => {
    const { accountsOf } = marketOf({ ...ONE, "InterestExpense CY2025": [row(1, 10, "2024-12-31")] });
    expect(await accountsOf(1)).toMatchObject({ interest: null, interestTag: null, ebit: 20 });
  });

  it("come from the year before where the fiscal year ended in this one", async () => {
    const { accountsOf, market } = marketOf({
      ...ONE,
      "NetIncomeLoss CY2025": [row(1, 5, DECEMBER), row(10, 5, DECEMBER)],
      "NetIncomeLoss CY2024": [row(2, 6, "2025-06-28"), row(3, 6, "2024-12-31"), row(4, 6, "2025-01-04")],
      "OperatingIncomeLoss CY2024": [row(2, 30, "2025-06-28"), row(3, 30, "2024-12-31")],
      "InterestExpense CY2024": [row(2, 15, "2025-06-28"), row(3, 30, "2024-12-31")],
    });
    expect(await accountsOf(2)).toMatchObject({ end: "2025-06-28", interest: 15, ebit: 30, netIncome: 6 });
    const { accounts } = await readDebtFilings(market, EVENING);
    expect([...accounts.keys()].sort()).toEqual([1, 10, 2]);
  });

  it("rest on the balance sheet nearest to the end of the fiscal year", async () => {
    const { accountsOf } = marketOf({
      ...ONE,
      "NetIncomeLoss CY2025": [row(1, 5, DECEMBER), row(2, 5, "2025-09-27")],
      "LongTermDebtNoncurrent CY2025Q4I": [row(1, 80, DECEMBER), row(2, 70, "2025-12-27")],
      "DebtCurrent CY2025Q4I": [row(1, 20, DECEMBER), row(2, 9, "2025-12-27")],
      "CashAndCashEquivalentsAtCarryingValue CY2025Q4I": [row(1, 7, DECEMBER), row(2, 4, "2025-12-27")],
      "LongTermDebtNoncurrent CY2025Q3I": [row(2, 60, "2025-09-27")],
      "DebtCurrent CY2025Q3I": [row(2, 10, "2025-09-27")],
      "CashAndCashEquivalentsAtCarryingValue CY2025Q3I": [row(2, 3, "2025-09-27")],
    });
    expect(await accountsOf(1)).toMatchObject({
      sheetEnd: DECEMBER,
      debt: { total: 100, shortTerm: 20 },
      debtTags: ["LongTermDebtNoncurrent", "DebtCurrent"],
      cash: 7,
    });
    expect(await accountsOf(2)).toMatchObject({
      sheetEnd: "2025-09-27",
      debt: { total: 70, shortTerm: 10 },
      cash: 3,
      cashTag: "CashAndCashEquivalentsAtCarryingValue",
    });
  });

  it("prefer cash with short-term investments, and know no debt from a sheet of another year", async () => {
    const { accountsOf } = marketOf({
      ...ONE,
      "LongTermDebt CY2025Q4I": [row(1, 80, "2025-03-31")],
      "CashCashEquivalentsAndShortTermInvestments CY2025Q4I": [row(1, 9, DECEMBER)],
      "CashAndCashEquivalentsAtCarryingValue CY2025Q4I": [row(1, 7, DECEMBER)],
    });
    expect(await accountsOf(1)).toMatchObject({ debt: null, sheetEnd: null, debtTags: [], cash: 9 });
  });
});

describe("readings", () => {
  it("say how many facts of each frame are used, and how old the oldest of those is", async () => {
    const { market } = marketOf({
      ...ONE,
      "NetIncomeLoss CY2025": [row(1, 5, DECEMBER), row(2, 5, "2025-09-30")],
      "InterestExpense CY2025": [row(1, 10, DECEMBER), row(2, 1, "2025-09-30"), row(9, 1, "2020-12-31")],
    });
    const { flowReadings, sheetReadings } = await readDebtFilings(market, EVENING);
    const shown = (readings: typeof flowReadings) =>
      readings.map(({ url, value, observedAt }) => [url, value, observedAt.slice(0, 10)]);
    expect(shown(flowReadings)).toEqual([
      ["InterestExpense CY2025", 2, "2025-09-30"],
      ["OperatingIncomeLoss CY2025", 1, DECEMBER],
    ]);
    expect(shown(sheetReadings)).toEqual([["NetIncomeLoss CY2025", 2, "2025-09-30"]]);
  });
});

describe("merging", () => {
  it("gives each company one set of accounts, whatever the order of the rows", () => {
    const rows = fc.array(
      fc.record({
        cik: fc.integer({ min: 1, max: 4 }),
        value: fc.integer(),
        end: fc.constantFrom("2025-06-30", "2025-09-30", DECEMBER),
        accession: fc.uuid(),
      }),
    );
    fc.assert(
      fc.property(rows, rows, (incomes, interest) => {
        const merge = (turn: (all: FilingFacts["rows"]) => FilingFacts["rows"]) =>
          mergeAccounts(
            [
              { tag: "NetIncomeLoss", reading: readingOf({ rows: turn(incomes), dropped: 0 }) },
              { tag: "InterestExpense", reading: readingOf({ rows: turn(interest), dropped: 0 }) },
            ],
            "2025-01-15",
          ).accounts;
        const known = merge((all) => all);
        expect(new Map([...merge((all) => [...all].reverse())].sort())).toEqual(new Map([...known].sort()));
        expect(known.size).toBe(new Set(incomes.map(({ cik }) => cik)).size);
      }),
    );
  });
});
