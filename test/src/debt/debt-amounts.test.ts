import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DebtLines, debtAmounts } from "../../../src/debt/debt-amounts.ts";

const lines = (more: Partial<DebtLines>): DebtLines => ({
  LongTermDebtNoncurrent: null,
  LongTermDebt: null,
  LongTermDebtCurrent: null,
  DebtCurrent: null,
  ShortTermBorrowings: null,
  ...more,
});

describe("debt of a balance sheet", () => {
  it.each<[string, Partial<DebtLines>, { total: number; shortTerm: number } | null]>([
    ["later and current", { LongTermDebtNoncurrent: 80, DebtCurrent: 20 }, { total: 100, shortTerm: 20 }],
    ["later only", { LongTermDebtNoncurrent: 80 }, { total: 80, shortTerm: 0 }],
    [
      "later twice under two names",
      { LongTermDebtNoncurrent: 80, LongTermDebt: 80, DebtCurrent: 20 },
      { total: 100, shortTerm: 20 },
    ],
    [
      "later, maturing and borrowed",
      { LongTermDebtNoncurrent: 80, LongTermDebtCurrent: 15, ShortTermBorrowings: 5 },
      { total: 100, shortTerm: 20 },
    ],
    ["later and all of it", { LongTermDebtNoncurrent: 80, LongTermDebt: 95 }, { total: 95, shortTerm: 15 }],
    [
      "all of it, with its maturing part in it",
      { LongTermDebt: 95, LongTermDebtCurrent: 15 },
      { total: 95, shortTerm: 15 },
    ],
    [
      "all of it and what else is current",
      { LongTermDebt: 95, LongTermDebtCurrent: 15, DebtCurrent: 20 },
      { total: 100, shortTerm: 20 },
    ],
    ["all of it and an overlapping current part", { LongTermDebt: 95, DebtCurrent: 15 }, { total: 95, shortTerm: 15 }],
    ["all of it and short borrowings", { LongTermDebt: 95, ShortTermBorrowings: 5 }, { total: 100, shortTerm: 5 }],
    ["current only", { DebtCurrent: 20 }, { total: 20, shortTerm: 20 }],
    ["none", {}, null],
    ["none to speak of", { LongTermDebt: 0 }, { total: 0, shortTerm: 0 }],
  ])("adds nothing twice: %s", (_, known, amounts) => {
    expect(debtAmounts(lines(known))).toEqual(amounts);
  });

  it("is never less than what is due within a year", () => {
    const line = fc.option(fc.nat(1000));
    const any = fc.record({
      LongTermDebtNoncurrent: line,
      LongTermDebt: line,
      LongTermDebtCurrent: line,
      DebtCurrent: line,
      ShortTermBorrowings: line,
    });
    fc.assert(
      fc.property(any, (known) => {
        const amounts = debtAmounts(known);
        expect(amounts === null).toBe(Object.values(known).every((each) => each === null));
        if (amounts) expect(amounts.total).toBeGreaterThanOrEqual(amounts.shortTerm);
      }),
    );
  });
});
