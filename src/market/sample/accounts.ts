import { memo } from "../../memo.ts";
import type { Company } from "./company.ts";
import { createRandom, mix, type Random } from "./random.ts";

/** A simulated company's annual accounts, for every dollar of its market value. Null for what it does not report. */
export type Accounts = {
  readonly sales: number;
  readonly netIncome: number;
  readonly interest: number | null;
  readonly operatingIncome: number | null;
  readonly depreciation: number;
  /** Debt due after a year and within it. */
  readonly longDebt: number | null;
  readonly shortDebt: number | null;
  readonly cash: number;
};

const TAX = 0.21;
/** Share of companies that borrow: those without a profit find fewer lenders. */
const BORROWERS = { small: { profit: 0.83, loss: 0.5 }, large: { profit: 0.95, loss: 0.9 } };
/** Debt and cash as shares of market value, what debt costs a year, and how much of it is due within a year. */
const SIZES = {
  small: { debt: 0.3, spread: 0.8, coupon: 0.066, due: 0.09, cash: 0.06 },
  large: { debt: 0.13, spread: 0.7, coupon: 0.039, due: 0.1, cash: 0.05 },
};
/** Sectors that own much that others lend on. */
const INDEBTED: Readonly<Record<string, number>> = { "Real Estate": 2.4, Utilities: 2.4, Energy: 1.3 };

/** The accounts fit together: operating income less interest and tax is net income. */
export const accountsOf = memo((company: Company): Accounts => {
  const random = createRandom(mix(company.seed, 81));
  const side = company.tier === "small" ? "small" : "large";
  const losing = company.trailingYield < 0;
  const size = SIZES[side];
  const borrows = random.uniform() < BORROWERS[side][losing ? "loss" : "profit"];
  const debt = size.debt * (INDEBTED[company.sector] ?? 1) * logNormal(random, size.spread);
  const coupon = (size.coupon + (losing ? 0.012 : 0)) * logNormal(random, 0.2);
  const due = Math.min(0.6, size.due * logNormal(random, 0.7));
  const interest = debt * coupon;
  const beforeTax = losing ? company.trailingYield : company.trailingYield / (1 - TAX);
  return {
    sales: company.salesYield,
    netIncome: company.trailingYield,
    interest: borrows ? interest : null,
    // Banks and insurers have no such line.
    operatingIncome: company.sector === "Financials" ? null : beforeTax + (borrows ? interest : 0),
    depreciation: company.salesYield * 0.04 * logNormal(random, 0.4),
    longDebt: borrows ? debt * (1 - due) : null,
    shortDebt: borrows ? debt * due : null,
    cash: size.cash * (losing ? 3 : 1) * logNormal(random, 0.7),
  };
});

function logNormal(random: Random, spread: number): number {
  return Math.exp(spread * random.normal());
}
