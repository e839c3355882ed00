import type { PolicyRates } from "../market/macro.ts";

/** The target range as it was known, percent, with the day it is of. */
export type RangeInForce = {
  readonly lower: number;
  readonly upper: number;
  /** ISO date on which this range was in force. */
  readonly date: string;
  /** True when a decision has been taken since, and the range after it is not published yet. */
  readonly awaited: boolean;
  /** The newest effective rate that is known, percent, and its day. */
  readonly effective: { readonly value: number; readonly date: string } | null;
};

/**
 * The range in force between the last decision taken and the next one. A decision day still carries the old range.
 * Null when no such day is known.
 *
 * @param lastDecision - The last one taken, scheduled or not; null for none known.
 * @param nextDecision - The first one not taken yet; null for none known.
 */
export function rangeInForce(
  days: PolicyRates["days"],
  lastDecision: string | null,
  nextDecision: string | null,
): RangeInForce | null {
  const known = days.filter(({ date }) => nextDecision === null || date <= nextDecision);
  const newest = known.at(-1);
  if (!newest) return null;
  const rated = known.findLast(({ effective }) => effective !== null);
  return {
    lower: newest.lower,
    upper: newest.upper,
    date: newest.date,
    awaited: lastDecision !== null && newest.date <= lastDecision,
    effective: rated?.effective == null ? null : { value: rated.effective, date: rated.date },
  };
}
