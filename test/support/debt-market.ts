import type { Market } from "../../src/market/market.ts";
import { company, type FakeMarketOptions, fakeMarket } from "./fake-market.ts";
import { readingOf } from "./market.ts";

/** Dollars of one company's accounts of 2025, by tag. */
export type Books = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Two small companies, one of them with a loss, and a large one. */
export const BOOKS: Books = {
  ABC: {
    NetIncomeLoss: 40e9,
    OperatingIncomeLoss: 90e9,
    InterestExpense: 30e9,
    LongTermDebtNoncurrent: 450e9,
    DebtCurrent: 50e9,
    CashAndCashEquivalentsAtCarryingValue: 60e9,
  },
  XYZ: {
    NetIncomeLoss: -20e9,
    OperatingIncomeLoss: 5e9,
    InterestExpenseNonoperating: 20e9,
    LongTermDebtNoncurrent: 250e9,
    DebtCurrent: 50e9,
    CashAndCashEquivalentsAtCarryingValue: 40e9,
  },
  ONE: {
    NetIncomeLoss: 900e9,
    OperatingIncomeLoss: 1_000e9,
    InterestExpense: 100e9,
    LongTermDebtNoncurrent: 2_000e9,
    DebtCurrent: 200e9,
    CashAndCashEquivalentsAtCarryingValue: 500e9,
    DepreciationAndAmortization: 100e9,
  },
};

const bank = company("BANK", 500, null);
const FUNDS: FakeMarketOptions["funds"] = {
  IWM: [
    company("ABC", 1_000, null),
    company("XYZ", 500, null),
    { ...bank, holding: { ...bank.holding, sector: "Financials" } },
  ],
  IVV: [company("ONE", 9_000, null)],
};

/** Every day from before the cut of 2019 on; small caps gain, large caps stand still. */
const DAYS = Array.from({ length: 1_500 }, (_, index) =>
  new Date(Date.UTC(2018, 0, 2 + index)).toISOString().slice(0, 10),
);

/** Filings of 2025, rates and prices around a few companies; `more` changes what a test is about. */
export function debtMarket(
  more: Partial<Market> = {},
  { books = BOOKS, ...rest }: { readonly books?: Books } & Partial<FakeMarketOptions> = {},
): Market {
  const tickers = Object.keys(books);
  return fakeMarket({
    funds: FUNDS,
    ...rest,
    more: {
      async filings(tag, period) {
        const rows = tickers.flatMap((ticker, cik) => {
          const value = books[ticker]?.[tag];
          if (value === undefined || !/^CY2025(Q4I)?$/.test(period)) return [];
          return [{ cik, value, end: "2025-12-31", accession: "1" }];
        });
        return readingOf({ rows, dropped: 0 }, { source: "Fake filings" });
      },
      companyNumbers: async () => readingOf(Object.fromEntries(tickers.map((ticker, cik) => [ticker, cik]))),
      series: async (id) =>
        readingOf(
          { id, points: [{ date: "2026-08-20", value: id === "DGS5" ? 4 : 3 }], dropped: 0 },
          { source: `Fake ${id}`, observedAt: "2026-08-20T20:00:00.000Z" },
        ),
      async history(ticker) {
        const adjusted = (index: number) => (ticker === "IWM" ? 100 + index / 10 : 100);
        const days = DAYS.map((date, index) => ({ date, close: 1, adjusted: adjusted(index) }));
        return readingOf({ ticker, days }, { source: "Fake prices" });
      },
      ...more,
    },
  });
}
