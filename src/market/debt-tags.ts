import type { DebtLines } from "../debt/debt-amounts.ts";

/** XBRL tags, in the order in which they are taken: companies name the same thing differently, and some use two names. */

export const INTEREST_TAGS: readonly string[] = [
  "InterestExpense",
  "InterestExpenseNonoperating",
  "InterestExpenseDebt",
  "InterestAndDebtExpense",
  "InterestPaidNet",
];
/** Operating income; banks report none. */
export const EBIT_TAGS: readonly string[] = ["OperatingIncomeLoss"];
/** Nearly every company reports it, so it tells which years are filed and when fiscal years end. */
export const NET_INCOME_TAG = "NetIncomeLoss";
export const DEPRECIATION_TAGS: readonly string[] = [
  "DepreciationDepletionAndAmortization",
  "DepreciationAndAmortization",
];
export const CASH_TAGS: readonly string[] = [
  "CashCashEquivalentsAndShortTermInvestments",
  "CashAndCashEquivalentsAtCarryingValue",
];
/** Lines of one balance sheet that overlap: how they add up is decided where they are. */
export const DEBT_TAGS = [
  "LongTermDebtNoncurrent",
  "LongTermDebt",
  "LongTermDebtCurrent",
  "DebtCurrent",
  "ShortTermBorrowings",
] as const satisfies readonly (keyof DebtLines)[];
