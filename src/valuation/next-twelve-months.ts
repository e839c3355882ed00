import { DAY_MS } from "../calendar-day.ts";

const YEAR_DAYS = 365.25;
/** Annual reports are out this long after the year's end, where nothing better is known. */
const REPORTED_AFTER_DAYS = 75;
/** A report sooner than this after the year's end is not that year's. */
const SOONEST_REPORT_DAYS = 10;

export type Estimates = {
  /** Consensus earnings per share of the current, unreported fiscal year. */
  readonly currentYear: number;
  /** Consensus earnings per share of the fiscal year after it. */
  readonly nextYear: number;
  /** End of any reported fiscal year, ISO date: only month and day matter. */
  readonly fiscalYearEnd: string;
  /** The last or next earnings report, ISO instant; null when unknown. */
  readonly reportAt: string | null;
};

/**
 * Earnings per share of the next twelve months, blended from two fiscal years by the time left in the current one:
 *
 *     k/12 · FY1 + (12 − k)/12 · FY2, k = months left in FY1, from 0 to 12
 *
 * A year that has ended but is not reported is still the "current" one in consensus data: k is then 0.
 *
 * @param now - Milliseconds since the epoch.
 */
export function nextTwelveMonths({ currentYear, nextYear, fiscalYearEnd, reportAt }: Estimates, now: number): number {
  const ended = lastYearEnd(fiscalYearEnd, now);
  const share = isReported(ended, reportAt, now) ? shareLeft(ended, now) : 0;
  return share * currentYear + (1 - share) * nextYear;
}

/** The latest end of a fiscal year on or before now. */
function lastYearEnd(fiscalYearEnd: string, now: number): number {
  const monthAndDay = fiscalYearEnd.slice(5);
  const year = new Date(now).getUTCFullYear();
  const endIn = (year: number) => Date.parse(`${year}-${monthAndDay === "02-29" ? "02-28" : monthAndDay}T00:00:00Z`);
  return endIn(year) <= now ? endIn(year) : endIn(year - 1);
}

function isReported(ended: number, reportAt: string | null, now: number): boolean {
  const days = (now - ended) / DAY_MS;
  if (days > REPORTED_AFTER_DAYS) return true;
  if (reportAt === null) return false;
  const reported = Date.parse(reportAt);
  const after = (reported - ended) / DAY_MS;
  // A next report this late after the year's end is a later quarter's: the year's own is out.
  return reported <= now ? after >= SOONEST_REPORT_DAYS : after > REPORTED_AFTER_DAYS;
}

function shareLeft(ended: number, now: number): number {
  return Math.min(1, Math.max(0, 1 - (now - ended) / DAY_MS / YEAR_DAYS));
}
