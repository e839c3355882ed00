import type { Outcome } from "./two-outcomes.ts";

/** Market-implied probabilities, 0 to 1: below, at and above the range they are measured from. */
export type Directions = { readonly pCut: number; readonly pHold: number; readonly pHike: number };

/**
 * How a distribution divides into cuts, holds and hikes. Of a cumulative distribution it says where the range will
 * stand, not whether any cut or hike happens on the way.
 *
 * @param shiftBp - Added to every move: measures from another range than the one the moves are counted from.
 */
export function directions(outcomes: readonly Outcome[], shiftBp = 0): Directions {
  const mass = (where: (bp: number) => boolean) =>
    outcomes.reduce((sum, { bp, p }) => (where(bp + shiftBp) ? sum + p : sum), 0);
  return { pCut: mass((bp) => bp < 0), pHold: mass((bp) => bp === 0), pHike: mass((bp) => bp > 0) };
}
