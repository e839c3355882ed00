import type { DayCount } from "./day-count.ts";

/**
 * The rate before a decision, from the month's expected average and the rate after it, percent:
 * start = (D·a − M·end) / N. Null when the month has no day at the old rate.
 *
 * When not to trust it: an error in the price counts D/N times, so a decision early in the month gives a bad start.
 *
 * @example
 * startRate(2.5525, 3.06, { before: 21, after: 9 }); // 2.335
 */
export function startRate(average: number, end: number, { before, after }: DayCount): number | null {
  return before > 0 ? ((before + after) * average - after * end) / before : null;
}

/**
 * The rate after a decision, from the month's expected average and the rate before it, percent:
 * end = (D·a − N·start) / M. Null when the month has no day at the new rate.
 *
 * When not to trust it: an error in the price counts D/M times, so a decision late in the month gives a bad end.
 *
 * @example
 * endRate(0.195, 0.1325, { before: 16, after: 14 }); // 0.26643
 */
export function endRate(average: number, start: number, { before, after }: DayCount): number | null {
  return after > 0 ? ((before + after) * average - before * start) / after : null;
}
