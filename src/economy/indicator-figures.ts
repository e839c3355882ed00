import { daysBetween } from "../calendar-day.ts";
import { daysIn, monthAfter, monthOf, monthText } from "../calendar-month.ts";
import { type Figure, type FigureReading, toFigure } from "../figure.ts";
import { dayText } from "../format.ts";
import type { Series } from "../market/macro.ts";
import { percentile } from "../valuation/percentile.ts";
import { yearlyChanges } from "./yearly-changes.ts";

type Points = Series["points"];

/** A day without a value is stood for by one at most this many days earlier: weekends and holidays. */
const SLACK_DAYS = 7;
/** FRED quotes spreads to a basis point; what is beyond that is the rounding of a subtraction. */
const round = (value: number) => Math.round(value * 1e6) / 1e6;

/**
 * The high-yield spread, its change over three months in basis points, and its standing among the days we have.
 *
 * @param failure - Why there are no points; null when there are.
 */
export function creditFigures(points: Points, failure: string | null, readings: readonly FigureReading[]): Figure[] {
  const last = points.at(-1);
  const none = failure ?? "the series is empty";
  const target = last && sameDayBefore(last.date, 3);
  const before = points.findLast(({ date }) => target !== undefined && date <= target);
  const near = before && target && daysBetween(before.date, target) <= SLACK_DAYS ? before : undefined;
  const basis = `option-adjusted spread of US high-yield bonds over Treasuries${last ? `, ${dayText(last.date)}` : ""}`;
  const since = points[0] ? ` of the days since ${dayText(points[0].date)}` : "";
  return [
    figure("credit.highYieldSpread", "High-yield spread", last?.value ?? null, "percent", basis, none, readings),
    figure(
      "credit.change3m",
      "High-yield spread, change over three months",
      last && near ? round((last.value - near.value) * 100) : null,
      "bp",
      `${basis}; less that of three months before${near ? `, ${dayText(near.date)}` : ""}`,
      last ? "there is no value three months before" : none,
      readings,
    ),
    figure(
      "credit.percentile",
      "High-yield spread, share of days below",
      last
        ? percentile(
            last.value,
            points.map(({ value }) => value),
          )
        : null,
      "fraction",
      `share${since} with a lower spread, ties counted half`,
      none,
      readings,
    ),
    figure("credit.n", "Days in the share", last ? points.length : null, "count", `days${since}`, none, readings),
  ];
}

/** The unemployment rate and its change over three and twelve months, in percentage points. */
export function jobsFigures(points: Points, failure: string | null, readings: readonly FigureReading[]): Figure[] {
  const { last, none, before, missing } = monthly(points, failure);
  const basis = `US unemployment rate, seasonally adjusted${last ? `, ${monthText(last.month)}` : ""}`;
  const change = (span: number, words: string) => {
    const then = before(span);
    return figure(
      `jobs.change${span}m`,
      `Unemployment, change over ${words}`,
      last && then !== undefined ? round(last.value - then) : null,
      "points",
      `${basis}; less that of ${words} before`,
      last ? missing(span, words) : none,
      readings,
    );
  };
  return [
    figure("jobs.unemployment", "Unemployment", last?.value ?? null, "percent", basis, none, readings),
    change(3, "three months"),
    change(12, "twelve months"),
  ];
}

/** Consumer prices over twelve months, the same three months before, and the difference in percentage points. */
export function inflationFigures(points: Points, failure: string | null, readings: readonly FigureReading[]): Figure[] {
  const { last, none, missing } = monthly(points, failure);
  const changes = new Map(yearlyChanges(points).map(({ date, change }) => [monthOf(date), change]));
  const over = (span: number) => (last && changes.get(monthAfter(last.month, -span))) ?? null;
  const [now, then] = [over(0), over(3)];
  const basis = `consumer price index CPIAUCSL, seasonally adjusted${last ? `, ${monthText(last.month)}` : ""}, over that of twelve months before`;
  const earlier = last ? `${missing(3, "three months")}, or ${missing(15, "twelve months before that")}` : none;
  return [
    figure(
      "inflation.cpi",
      "Consumer prices, change over twelve months",
      now,
      "fraction",
      basis,
      last ? missing(12, "twelve months") : none,
      readings,
    ),
    figure("inflation.threeMonthsAgo", "The same three months before", then, "fraction", basis, earlier, readings),
    figure(
      "inflation.change3m",
      "Inflation, change over three months",
      now !== null && then !== null ? 100 * (now - then) : null,
      "points",
      `${basis}; less the same of three months before`,
      now === null && last ? missing(12, "twelve months") : earlier,
      readings,
    ),
  ];
}

function figure(
  id: string,
  label: string,
  value: number | null,
  unit: Figure["unit"],
  basis: string,
  reason: string,
  readings: readonly FigureReading[],
): Figure {
  return toFigure({ id, label, value, unit, basis, reason, readings });
}

/** A monthly series by its months, which FRED dates by their first day. */
function monthly(points: Points, failure: string | null) {
  const values = new Map(points.map(({ date, value }) => [monthOf(date), value]));
  const newest = points.at(-1);
  const last = newest && { month: monthOf(newest.date), value: newest.value };
  const month = (span: number) => (last ? monthAfter(last.month, -span) : "");
  return {
    last,
    none: failure ?? "the series is empty",
    before: (span: number) => values.get(month(span)),
    missing: (span: number, words: string) => `there is no value of ${monthText(month(span))}, ${words} before`,
  };
}

/** The same day of the month so many months earlier; the last day of a shorter month. */
function sameDayBefore(date: string, months: number): string {
  const month = monthAfter(monthOf(date), -months);
  return `${month}-${String(Math.min(Number(date.slice(8)), daysIn(month))).padStart(2, "0")}`;
}
