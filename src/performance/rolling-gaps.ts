import { monthsBefore } from "../calendar-day.ts";
import { monthNumber, monthOf } from "../calendar-month.ts";
import { nonOverlapping } from "../economy/non-overlapping.ts";
import { percentile } from "../statistics/percentile.ts";
import { monthEnds } from "./month-ends.ts";
import type { PairedDay } from "./paired-days.ts";

/** Ten-year gaps that end month by month, and where the newest stands among them. Points, small − large. */
export type RollingGaps = {
  /** Windows, the newest included. */
  readonly n: number;
  /** Windows among them that do not overlap. */
  readonly nonOverlapping: number;
  readonly now: number;
  readonly lowest: number;
  readonly highest: number;
  /** Share of the windows below the newest, ties half. */
  readonly percentile: number;
  /** Last days of the first and the newest window. */
  readonly first: string;
  readonly last: string;
};

/** Length of a window. */
export const WINDOW_MONTHS = 120;

/**
 * Gaps of the cumulative returns over ten years to each month-end, from the close on or before the same day ten years
 * earlier. Windows one month apart share nearly all of their days: where the newest stands among them can be told, and
 * nothing of how likely it is.
 *
 * @param days - Ascending.
 * @returns null for a history shorter than one window.
 */
export function rollingGaps(days: readonly PairedDay[]): RollingGaps | null {
  let base = -1;
  const windows = monthEnds(days).flatMap((end) => {
    const start = monthsBefore(end.date, WINDOW_MONTHS);
    while ((days[base + 1]?.date ?? "9") <= start) base += 1;
    const from = days[base];
    return from ? [{ date: end.date, points: 100 * (end.small / from.small - end.large / from.large) }] : [];
  });
  const [first, last] = [windows[0], windows.at(-1)];
  const gaps = windows.map(({ points }) => points);
  const share = last && percentile(last.points, gaps);
  if (!first || !last || share == null) return null;
  const months = windows.map(({ date }) => monthNumber(monthOf(date)));
  return {
    n: windows.length,
    nonOverlapping: nonOverlapping(months, WINDOW_MONTHS),
    now: last.points,
    lowest: Math.min(...gaps),
    highest: Math.max(...gaps),
    percentile: share,
    first: first.date,
    last: last.date,
  };
}
