import { dayAfter } from "../calendar-day.ts";
import { lastDayOf, monthText } from "../calendar-month.ts";
import type { PairedDay } from "../performance/paired-days.ts";
import { daysSince } from "../performance/period.ts";
import { type Allocation, allocation } from "./allocation.ts";
import type { Rebalancing } from "./rebalancing.ts";

/** Falls of the market that people remember, by their first and last month. */
export const STRESS_WINDOWS = [
  { key: "2000", name: "dot-com bust", from: "2000-03", to: "2002-10" },
  { key: "2007", name: "financial crisis", from: "2007-10", to: "2009-03" },
  { key: "2020", name: "pandemic", from: "2020-02", to: "2020-04" },
  { key: "2021", name: "rate rises", from: "2021-11", to: "2023-10" },
] as const;
export type StressWindow = (typeof STRESS_WINDOWS)[number];

/** `Mar 2000 to Oct 2002`. */
export function stressText({ from, to }: StressWindow): string {
  return `${monthText(from)} to ${monthText(to)}`;
}

/**
 * A core with a satellite through one stress window: from the last close before its first month to the last close of its
 * last month, weights at their target at the start.
 *
 * @param days - The whole common history, ascending.
 * @returns null where the history does not reach over the whole window.
 */
export function throughStress(
  days: readonly PairedDay[],
  window: StressWindow,
  weight: number,
  rule: Rebalancing,
): Allocation | null {
  const end = lastDayOf(window.to);
  const last = days.at(-1)?.date;
  const since = daysSince(days, dayAfter(`${window.from}-01`, -1));
  if (!since || last === undefined || last < end) return null;
  return allocation(
    since.filter(({ date }) => date <= end),
    weight,
    rule,
    [],
  );
}
