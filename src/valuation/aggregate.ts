import { type Constituent, covered } from "./constituent.ts";

/**
 * Aggregate multiple: all value over all earnings, losses counted. What S&P Dow Jones and MSCI publish.
 *
 *     sum V / sum F over all with data
 *
 * @returns Multiple (15.2 means 15.2×); null when there is no data or the sum of fundamentals is not above zero.
 *
 * @example
 * // 1,000 shares at 40 earning 3.00, and 1,000 at 2 losing 1.40
 * aggregate([{ value: 40_000, fundamental: 3_000 }, { value: 2_000, fundamental: -1_400 }]); // 26.25
 */
export function aggregate(constituents: readonly Constituent[]): number | null {
  let value = 0;
  let fundamental = 0;
  for (const each of covered(constituents)) {
    value += each.value;
    fundamental += each.fundamental;
  }
  return fundamental > 0 ? value / fundamental : null;
}
