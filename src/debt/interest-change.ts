/** Debt and how much of it follows the policy rate. */
export type FloatingDebt = {
  /** Dollars. */
  readonly debt: number;
  /** Share of the debt whose rate floats, 0 to 1. */
  readonly floating: number;
  /** Share of the floating debt that is hedged, 0 to 1; 0 when not said. */
  readonly hedged?: number;
  /** Share of the policy move that reaches borrowers, 0 to 1. */
  readonly passThrough: number;
};

/**
 * What a move of the policy rate changes in interest paid, dollars a year: debt · floating · (1 − hedged) ·
 * pass-through · move. Negative means less interest. Only as good as the floating share, which nobody reports.
 *
 * @param moveBp - Basis points; a cut is negative.
 *
 * @example
 * interestChange({ debt: 832e9, floating: 0.41, passThrough: 1 }, -25); // −0.853bn
 */
export function interestChange({ debt, floating, hedged = 0, passThrough }: FloatingDebt, moveBp: number): number {
  // Adding zero makes a plain 0 of −0.
  return (debt * floating * (1 - hedged) * passThrough * moveBp) / 10_000 + 0;
}
