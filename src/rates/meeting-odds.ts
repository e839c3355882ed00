import { dayText } from "../format.ts";
import { inBasisPoints, withoutNoise } from "./basis-points.ts";
import { convolve } from "./convolve.ts";
import type { Step } from "./rate-path.ts";
import { type Outcome, twoOutcomes } from "./two-outcomes.ts";

/** What prices say of one meeting to come. */
export type MeetingOdds = Step & {
  /** The move at this meeting. */
  readonly local: readonly Outcome[] | null;
  /** All moves up to and with this meeting, taken as independent. */
  readonly cumulative: readonly Outcome[] | null;
  /** The whole change up to this meeting as two neighbouring outcomes. */
  readonly aggregated: readonly Outcome[] | null;
  /** Expected change at this meeting alone, basis points: 100 · (end − start). */
  readonly changeBp: number | null;
  /** Expected change up to and with this meeting, basis points: the mean of the cumulative distribution. */
  readonly expectedBp: number | null;
  /** Why the figures counted from today are null, though the meeting's own may be known; null when they are not. */
  readonly gap: string | null;
};

/**
 * Distributions at every meeting to come, in order. From the first unresolved meeting on, nothing can be counted from
 * today, since a move on the way is missing; moves at later meetings stay known.
 *
 * @param steps - Meetings to come only, ascending.
 */
export function meetingOdds(steps: readonly Step[]): readonly MeetingOdds[] {
  let before: { readonly moves: readonly Outcome[]; readonly bp: number } | null = { moves: [{ bp: 0, p: 1 }], bp: 0 };
  let gap: string | null = null;
  return steps.map((step) => {
    const changeBp: number | null =
      step.start === null || step.end === null ? null : inBasisPoints(step.end - step.start);
    const local = changeBp === null || step.how === "unresolved" ? null : twoOutcomes(changeBp / 100);
    if (!local || changeBp === null) {
      gap ??= step.reason;
      before = null;
      return { ...step, local, cumulative: null, aggregated: null, changeBp: null, expectedBp: null, gap };
    }
    before = before && { moves: convolve(before.moves, local), bp: withoutNoise(before.bp + changeBp) };
    const known = {
      cumulative: before?.moves ?? null,
      aggregated: before && twoOutcomes(before.bp / 100),
      expectedBp: before?.bp ?? null,
    };
    return { ...step, local, changeBp, ...known, gap: before ? null : brokenChain(steps, gap) };
  });
}

function brokenChain(steps: readonly Step[], gap: string | null): string {
  const missing = steps.find(({ how }) => how === "unresolved");
  return `the meeting of ${missing ? dayText(missing.date) : "an earlier day"} on the way is unresolved: ${gap}`;
}
