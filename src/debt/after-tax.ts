import type { InterestEffects } from "./before-tax.ts";

/**
 * Change of earnings after tax, dollars a year: −(interest + refinancing) · (1 − t · deductible) + cash income · (1 − t).
 *
 * @param taxRate - Fraction; a company with losses pays none, so for an index with many of them this is a round figure.
 * @param deductible - Share of interest that is deductible: 0 for interest above 30% of EBITDA; 1 when not said.
 */
export function afterTax({ interest, refinancing, cash }: InterestEffects, taxRate: number, deductible = 1): number {
  return -(interest + refinancing) * (1 - taxRate * deductible) + cash * (1 - taxRate) + 0;
}
