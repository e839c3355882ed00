import { type Constituent, covered } from "./constituent.ts";

/**
 * Value-weighted arithmetic mean of the positive ratios. Only to show its bias: a few very dear names carry it.
 * Never publish it.
 *
 * @returns Multiple; null when no member is above zero.
 */
export function arithmeticMean(constituents: readonly Constituent[]): number | null {
  let weight = 0;
  let sum = 0;
  for (const { value, fundamental } of covered(constituents)) {
    if (fundamental <= 0) continue;
    weight += value;
    sum += (value * value) / fundamental;
  }
  return weight > 0 ? sum / weight : null;
}
