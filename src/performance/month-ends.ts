/**
 * The last day of each calendar month in ascending days; of the last month its last day so far.
 *
 * @example
 * monthEnds([{ date: "2026-07-30" }, { date: "2026-07-31" }, { date: "2026-08-21" }]); // those of 31 July and 21 August
 */
export function monthEnds<Day extends { readonly date: string }>(days: readonly Day[]): readonly Day[] {
  return days.filter(({ date }, index) => days[index + 1]?.date.slice(0, 7) !== date.slice(0, 7));
}
