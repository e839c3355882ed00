/** When a mix is put back to its target weights. */
export const REBALANCINGS = ["monthly", "quarterly", "yearly", "never"] as const;
export type Rebalancing = (typeof REBALANCINGS)[number];

/**
 * Whether weights are put back after each return: at the close of the last trading day of a month, quarter or year. The
 * last return has nothing after it to tell, and needs no answer.
 *
 * @param dates - Dates of the returns, ISO, ascending.
 *
 * @example
 * resetsAfter(["2026-01-30", "2026-02-02", "2026-02-27", "2026-03-02"], "monthly"); // [true, false, true, false]
 */
export function resetsAfter(dates: readonly string[], rule: Rebalancing): readonly boolean[] {
  return dates.map((date, index) => {
    const next = dates[index + 1];
    return rule !== "never" && next !== undefined && stretch(date, rule) !== stretch(next, rule);
  });
}

function stretch(date: string, rule: Exclude<Rebalancing, "never">): string {
  const [year = "", month = ""] = date.split("-");
  if (rule === "yearly") return year;
  return rule === "monthly" ? `${year}-${month}` : `${year}-${Math.ceil(Number(month) / 3)}`;
}
