import type { ContractMonth } from "./contract-months.ts";
import { dayCount, type MeetingDay } from "./day-count.ts";
import { endRate, startRate } from "./month-average.ts";
import type { Solved } from "./solved-month.ts";

type Draft = { start: number | null; end: number | null; how: Solved["how"]; from: { start: string; end: string } };

/**
 * Rates at the start and end of every month, solved from the far end towards the present. A meeting month right after a
 * quiet one starts at that month's rate, one right before a quiet one ends at it; if both hold, its own contract is not
 * used. All other ends are the start of the month after, all other starts come from the month's own contract. Where no
 * quiet month follows, the own contract gives the end instead (`forward`). Null where no equation reaches.
 */
export function backwardRates(months: readonly ContractMonth[], meetingDay: MeetingDay): readonly Solved[] {
  const drafts = months.map(draft);
  for (let index = months.length - 1; index >= 0; index -= 1) fromTheRight(months, drafts, index, meetingDay);
  for (let index = 0; index < months.length; index += 1) fromTheLeft(months, drafts, index, meetingDay);
  return drafts;
}

function draft({ rate, decisions }: ContractMonth): Draft {
  const quiet = decisions.length === 0 ? rate : null;
  return { start: quiet, end: quiet, how: "backward", from: { start: "", end: "" } };
}

function fromTheRight(
  months: readonly ContractMonth[],
  drafts: readonly Draft[],
  index: number,
  meetingDay: MeetingDay,
): void {
  const [month, own, next, before] = [months[index], drafts[index], drafts[index + 1], months[index - 1]];
  const decision = month?.decisions[0];
  if (!month || !own || decision === undefined) return;
  if (next?.start != null) {
    own.end = next.start;
    own.from.end = months[index + 1]?.decisions.length === 0 ? "quiet month after it" : "start of the next meeting";
  }
  if (before?.decisions.length === 0) {
    own.start = before.rate;
    own.from.start = "quiet month before it";
  } else if (own.end !== null && month.decisions.length === 1) {
    own.start = startRate(month.rate, own.end, dayCount(decision, meetingDay));
    own.from.start = own.start === null ? "" : "own contract";
  }
}

/** What the far end leaves open: an end from the month's own contract, a start from the month before. */
function fromTheLeft(
  months: readonly ContractMonth[],
  drafts: readonly Draft[],
  index: number,
  meetingDay: MeetingDay,
): void {
  const [month, own, before] = [months[index], drafts[index], drafts[index - 1]];
  const decision = month?.decisions[0];
  if (!month || !own || decision === undefined || month.decisions.length > 1) return;
  if (own.start === null && before?.end != null) {
    own.start = before.end;
    own.from.start = "end of the meeting before it";
    own.how = before.how;
  }
  if (own.end === null && own.start !== null) {
    own.end = endRate(month.rate, own.start, dayCount(decision, meetingDay));
    own.from.end = own.end === null ? "" : "own contract";
    own.how = "forward";
  }
}
