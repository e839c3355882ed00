import type { Month } from "../market/macro.ts";
import type { ContractMonth } from "./contract-months.ts";
import { dayCount, type MeetingDay } from "./day-count.ts";
import { endRate, startRate } from "./month-average.ts";
import type { Solved } from "./solved-month.ts";

const UNKNOWN: Solved = { start: null, end: null, how: "backward", from: { start: "", end: "" } };

/**
 * Rates at the start and end of every month as in the exchange's published worked example: from the first quiet month
 * after the present one backward to the present and forward to the far end, always by the month's own contract. Kept to
 * reproduce that example; it misses the exchange's own tool by several points. Null where no equation reaches.
 */
export function anchoredRates(
  months: readonly ContractMonth[],
  watchMonth: Month,
  meetingDay: MeetingDay,
): readonly Solved[] {
  const anchor = months.findIndex(({ month, decisions }) => month > watchMonth && decisions.length === 0);
  const [before, after] = [months.slice(0, Math.max(0, anchor)), months.slice(Math.max(0, anchor))];
  let end = months[anchor]?.rate ?? null;
  const earlier = before.toReversed().map((month) => {
    const solved = backward(month, end, meetingDay);
    end = solved.start;
    return solved;
  });
  let start: number | null = null;
  const later = after.map((month) => {
    const solved = forward(month, start, meetingDay);
    start = solved.end;
    return solved;
  });
  return [...earlier.toReversed(), ...later];
}

function backward({ rate, decisions }: ContractMonth, end: number | null, meetingDay: MeetingDay): Solved {
  const [decision] = decisions;
  if (decision === undefined) return quiet(rate);
  if (end === null || decisions.length > 1) return UNKNOWN;
  const start = startRate(rate, end, dayCount(decision, meetingDay));
  return { start, end, how: "backward", from: { start: "own contract", end: "month after it" } };
}

function forward({ rate, decisions }: ContractMonth, start: number | null, meetingDay: MeetingDay): Solved {
  const [decision] = decisions;
  if (decision === undefined) return quiet(rate);
  if (start === null || decisions.length > 1) return UNKNOWN;
  const end = endRate(rate, start, dayCount(decision, meetingDay));
  return { start, end, how: "forward", from: { start: "month before it", end: "own contract" } };
}

function quiet(rate: number): Solved {
  return { ...UNKNOWN, start: rate, end: rate };
}
