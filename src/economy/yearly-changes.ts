import { monthAfter, monthOf } from "../calendar-month.ts";
import type { Series } from "../market/macro.ts";

/**
 * Change of a monthly index over twelve months, for each month whose value of a year before is known and above zero.
 *
 * @param points - Ascending, dated by any day of their months.
 * @returns Ascending by the same dates; fractions: 0.03 is 3%. Other months are absent.
 */
export function yearlyChanges(points: Series["points"]): readonly { readonly date: string; readonly change: number }[] {
  const values = new Map(points.map(({ date, value }) => [monthOf(date), value]));
  return points.flatMap(({ date, value }) => {
    const before = values.get(monthAfter(monthOf(date), -12));
    return before !== undefined && before > 0 ? [{ date, change: value / before - 1 }] : [];
  });
}
