import type { FomcMeeting, PolicyRates } from "../market/macro.ts";

/** The target range as it was known, percent, with the day it is of. */
export type RangeInForce = {
  readonly lower: number;
  readonly upper: number;
  /** ISO date on which this range was in force; the day of its decision where `decided`. */
  readonly date: string;
  /** True when it is the calendar's range after the last decision, since none of a later day is published yet. */
  readonly decided: boolean;
  /** True when a decision has been taken since, and the range after it is known to nobody yet. */
  readonly awaited: boolean;
  /** The newest effective rate that is known, percent, and its day. */
  readonly effective: { readonly value: number; readonly date: string } | null;
};

/**
 * The range that moves are counted from. Null while it is not known: between a decision and the publication of its
 * range, the known one is that of before.
 */
export function countedFrom(range: RangeInForce | null): Pick<RangeInForce, "lower" | "upper"> | null {
  return range && !range.awaited ? range : null;
}

/**
 * The range in force between the last decision taken and the next one. A decision day still carries the old range, so
 * right after a decision the newest published one is that of before: the calendar's range after the decision then stands
 * in for it, if the calendar knows one. Null when no such day is known.
 *
 * @param lastDecision - The last one taken, scheduled or not; null for none known.
 * @param nextDecision - The first one not taken yet; null for none known.
 * @param meetings - Where the range after a decision may be known.
 */
export function rangeInForce(
  days: PolicyRates["days"],
  lastDecision: string | null,
  nextDecision: string | null,
  meetings: readonly FomcMeeting[],
): RangeInForce | null {
  const known = days.filter(({ date }) => nextDecision === null || date <= nextDecision);
  const newest = known.at(-1);
  if (!newest) return null;
  const rated = known.findLast(({ effective }) => effective !== null);
  const effective = rated?.effective == null ? null : { value: rated.effective, date: rated.date };
  const { lower, upper, date } = newest;
  if (lastDecision === null || date > lastDecision) {
    return { lower, upper, date, decided: false, awaited: false, effective };
  }
  const range = meetings.find((meeting) => meeting.date === lastDecision)?.range;
  return range
    ? { lower: range.lower, upper: range.upper, date: lastDecision, decided: true, awaited: false, effective }
    : { lower, upper, date, decided: false, awaited: true, effective };
}
