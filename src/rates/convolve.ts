import type { Outcome } from "./two-outcomes.ts";

/**
 * The sum of two independent moves, ascending by basis points. Probabilities that sum to 1 still do.
 *
 * When not to trust it: one meeting's decision says something about the next one's, so the far tails are only a model.
 */
export function convolve(one: readonly Outcome[], other: readonly Outcome[]): readonly Outcome[] {
  const sums = new Map<number, number>();
  for (const a of one) {
    for (const b of other) sums.set(a.bp + b.bp, (sums.get(a.bp + b.bp) ?? 0) + a.p * b.p);
  }
  return [...sums].map(([bp, p]) => ({ bp, p })).sort((a, b) => a.bp - b.bp);
}
