import type { PairedDay } from "./paired-days.ts";

/** A day and the logarithm of small over large on it. */
export type RatioDay = { readonly date: string; readonly value: number };

/**
 * The logarithm of small over large, 0 on the first day: ln(small / large) less that of the first.
 *
 * @param days - Ascending, with values above zero.
 */
export function logRatio(days: readonly PairedDay[]): readonly RatioDay[] {
  const [first] = days;
  if (!first) return [];
  return days.map(({ date, small, large }) => ({
    date,
    value: Math.log(small / large) - Math.log(first.small / first.large),
  }));
}
