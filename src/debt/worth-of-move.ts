import { afterTax } from "./after-tax.ts";
import { beforeTax } from "./before-tax.ts";
import { cashIncome } from "./cash-income.ts";
import type { DebtTotals } from "./debt-side.ts";
import { earningsEffect } from "./earnings-effect.ts";
import { interestChange } from "./interest-change.ts";

/** A move of the policy rate and what is assumed of it. */
export type Move = {
  /** Basis points; a cut is negative. */
  readonly bp: number;
  /** Share of the debt whose rate floats, 0 to 1. */
  readonly floating: number;
  /** Share of the move that reaches borrowers, 0 to 1. */
  readonly passThrough: number;
  /** Fraction. */
  readonly taxRate: number;
};

/** What a move causes in a year, dollars; refinancing is not caused by it and stands apart. */
export type Worth = {
  readonly interest: number;
  readonly cash: number;
  readonly preTax: number;
  readonly afterTax: number;
  /** After tax, as a share of net income; null when that is zero or a loss. */
  readonly earnings: number | null;
};

/**
 * What a move is worth to companies together: nothing hedged, interest deductible, cash following the move in full.
 * Property: a hike is worth the same as a cut of its size with the opposite sign.
 */
export function worthOfMove(
  { debt, cash, netIncome }: DebtTotals,
  { bp, floating, passThrough, taxRate }: Move,
): Worth {
  const effects = {
    interest: interestChange({ debt, floating, passThrough }, bp),
    refinancing: 0,
    cash: cashIncome(cash, bp),
  };
  const after = afterTax(effects, taxRate);
  return {
    interest: effects.interest,
    cash: effects.cash,
    preTax: beforeTax(effects),
    afterTax: after,
    earnings: earningsEffect(after, netIncome),
  };
}
