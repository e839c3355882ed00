/** A move in basis points and its market-implied probability, 0 to 1. */
export type Outcome = { readonly bp: number; readonly p: number };

/** The Committee moves in steps of a quarter point: basis points, and percent. */
export const STEP_BP = 25;
const STEP = STEP_BP / 100;
/** Rounding in the last digits is no second outcome. */
const EXACT = 1e-9;

/**
 * The two neighbouring quarter-point moves whose average is an expected change, ascending; one alone where the change
 * is a whole number of steps. Probabilities sum to 1 and their mean is the change.
 *
 * When not to trust it: the grid of 25 basis points and the absence of a risk premium are assumptions.
 *
 * @param change - Percent: 0.725 is 72.5 basis points.
 *
 * @example
 * twoOutcomes(-0.3); // [{ bp: -50, p: 0.2 }, { bp: -25, p: 0.8 }]
 */
export function twoOutcomes(change: number): readonly Outcome[] {
  const steps = change / STEP;
  // Adding 0 makes a plain zero of a negative one.
  const nearest = Math.round(steps) + 0;
  if (Math.abs(steps - nearest) < EXACT) return [{ bp: STEP_BP * nearest, p: 1 }];
  const near = Math.trunc(steps) + 0;
  const further = Math.abs(steps - near);
  return [
    { bp: STEP_BP * near, p: 1 - further },
    { bp: STEP_BP * (near + Math.sign(steps)), p: further },
  ].sort((a, b) => a.bp - b.bp);
}
