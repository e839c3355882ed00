import { DAY_MS } from "../calendar-day.ts";
import { nextTwelveMonths } from "../valuation/next-twelve-months.ts";
import type { Horizon } from "./horizon.ts";

/** The two fiscal years that are compared, by the months in which they end. A year is named for the one it ends in. */
export type FiscalYears = {
  /** `2026-12` */
  readonly before: string;
  /** `2027-12` */
  readonly after: string;
  /** Companies whose year end is known, and how many of them have these years. 0 and 0 when assumed by the calendar. */
  readonly known: number;
  readonly same: number;
};

/** A year of 52 weeks ends up to a week into the next month. */
const WEEK_MS = 7 * DAY_MS;
const DECEMBER = "2000-12-31";

/**
 * The fiscal years that most companies of a comparison have. Others close in other months, so these names are the most
 * frequent ones and never everybody's. Where no year end is known: calendar years, of which the last one counts as
 * reported 75 days after its end.
 *
 * @param currentEnds - End of each company's current, unreported year, ISO date; null where unknown.
 * @param now - Milliseconds since the epoch.
 */
export function fiscalYears(horizon: Horizon, currentEnds: readonly (string | null)[], now: number): FiscalYears {
  const months = currentEnds.flatMap((end) => (end === null ? [] : [yearEndMonth(end)]));
  const groups = [...Map.groupBy(months, (month) => month)].sort(
    ([a, as], [b, bs]) => bs.length - as.length || (a < b ? 1 : -1),
  );
  const [month, same] = groups[0] ?? [yearEndMonth(unreportedYearEnd(DECEMBER, null, now)), []];
  const counts = { known: months.length, same: same.length };
  return horizon === "next-year"
    ? { before: month, after: shifted(month, 1), ...counts }
    : { before: shifted(month, -1), after: month, ...counts };
}

/**
 * The end of the fiscal year that is expected and not yet reported.
 *
 * @param filed - End of any reported fiscal year, ISO date.
 * @param reportAt - The last or next earnings report, ISO instant; null when unknown.
 * @param now - Milliseconds since the epoch.
 */
export function unreportedYearEnd(filed: string, reportAt: string | null, now: number): string {
  // A blend of 1 and 0 is the share that is left of the unreported year: nothing is left of one that has ended.
  const left = nextTwelveMonths({ currentYear: 1, nextYear: 0, fiscalYearEnd: filed, reportAt }, now);
  const today = new Date(now).toISOString().slice(0, 10);
  const thisYear = shifted(filed, Number(today.slice(0, 4)) - Number(filed.slice(0, 4)));
  const ended = thisYear <= today ? thisYear : shifted(thisYear, -1);
  const current = left > 0 ? shifted(ended, 1) : ended;
  return current > filed ? current : shifted(filed, 1);
}

function yearEndMonth(end: string): string {
  return new Date(Date.parse(end) - WEEK_MS).toISOString().slice(0, 7);
}

function shifted(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years);
  return `${year}${date.slice(4)}`.replace("-02-29", "-02-28");
}
