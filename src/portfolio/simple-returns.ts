/**
 * Simple returns of consecutive levels, as fractions: p(t) / p(t − 1) − 1. One fewer than the levels.
 *
 * @example
 * simpleReturns([100, 110, 99]); // [0.1, -0.1]
 */
export function simpleReturns(levels: readonly number[]): readonly number[] {
  return levels.slice(1).map((level, index) => level / (levels[index] ?? Number.NaN) - 1);
}
