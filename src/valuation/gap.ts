/** The gap between two multiples of one method, in the three ways people quote it. */
export type Gap = {
  /** 1 − small / large: positive when small caps are cheaper. Fraction. */
  readonly discount: number;
  /** small − large, in turns of the multiple: negative when small caps are cheaper. */
  readonly turns: number;
  /** large / small − 1: what a re-rating to parity would gain. Fraction; larger than the discount. */
  readonly rerating: number;
};

/**
 * How far the small-cap multiple stands from the large-cap one. Both must be of the same method and metric.
 *
 * @returns null when a side has no meaningful multiple: nothing is compared with nothing.
 *
 * @example
 * gap(13.6, 17.2); // discount 0.2093, turns −3.6, rerating 0.2647
 */
export function gap(small: number | null, large: number | null): Gap | null {
  if (small === null || large === null || !(small > 0) || !(large > 0)) return null;
  return { discount: 1 - small / large, turns: small - large, rerating: large / small - 1 };
}
