import { type Constituent, covered } from "./constituent.ts";

/**
 * The older S&P/Barra way of "excluding negative earnings": losses leave the earnings, but their market value stays.
 *
 *     sum V (all with data) / sum F over F > 0
 *
 * @returns Multiple; null when no member is above zero. Dearer than `exNegative` by construction.
 *
 * @example
 * positiveEarningsAllCap([{ value: 40_000, fundamental: 3_000 }, { value: 2_000, fundamental: -1_400 }]); // 14
 */
export function positiveEarningsAllCap(constituents: readonly Constituent[]): number | null {
  let value = 0;
  let fundamental = 0;
  for (const each of covered(constituents)) {
    value += each.value;
    fundamental += Math.max(each.fundamental, 0);
  }
  return fundamental > 0 ? value / fundamental : null;
}
