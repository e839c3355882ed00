import { aggregate } from "./aggregate.ts";
import type { Constituent } from "./constituent.ts";

/**
 * Multiple of the profitable members only: loss-makers leave both sums. What FTSE Russell and most issuers publish;
 * equals the value-weighted harmonic mean of the positive ratios. A fundamental of zero counts as a loss.
 *
 *     sum V / sum F over F > 0
 *
 * @returns Multiple; null when no member is above zero.
 *
 * @example
 * exNegative([{ value: 40_000, fundamental: 3_000 }, { value: 2_000, fundamental: -1_400 }]); // 13.33
 */
export function exNegative(constituents: readonly Constituent[]): number | null {
  return aggregate(constituents.filter(({ fundamental }) => fundamental === null || fundamental > 0));
}
