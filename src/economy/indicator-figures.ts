import { daysBetween } from "../calendar-day.ts";
import { daysIn, monthAfter, monthOf, monthText } from "../calendar-month.ts";
import { definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import { dayText } from "../format.ts";
import type { Series } from "../market/macro.ts";
import { percentile } from "../statistics/percentile.ts";
import { ECONOMY_DEFINITIONS } from "./definitions.ts";
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
  const day = last ? `, ${dayText(last.date)}` : "";
  const since = points[0] ? ` since ${dayText(points[0].date)}` : "";
  const of = figures(readings);
  return [
    of("credit.highYieldSpread", last?.value, none, day),
    of(
      "credit.change3m",
      last && near ? round((last.value - near.value) * 100) : null,
      last ? "there is no value three months before" : none,
      `${near ? `, ${dayText(near.date)}` : ""}${last ? `; the last of ${dayText(last.date)}` : ""}`,
    ),
    of(
      "credit.percentile",
      last
        ? percentile(
            last.value,
            points.map(({ value }) => value),
          )
        : null,
      none,
      `, of the days${since}`,
    ),
    of("credit.n", last ? points.length : null, none, since),
  ];
}

/** The unemployment rate and its change over three and twelve months, in percentage points. */
export function jobsFigures(points: Points, failure: string | null, readings: readonly FigureReading[]): Figure[] {
  const { last, none, before, missing } = monthly(points, failure);
  const month = last ? `, ${monthText(last.month)}` : "";
  const of = figures(readings);
  const change = (span: number, words: string) => {
    const then = before(span);
    return of(
      `jobs.change${span}m`,
      last && then !== undefined ? round(last.value - then) : null,
      last ? missing(span, words) : none,
      `, ${words}${month}`,
      ` over ${words}`,
    );
  };
  return [of("jobs.unemployment", last?.value, none, month), change(3, "three months"), change(12, "twelve months")];
}

/** Consumer prices over twelve months, the same three months before, and the difference in percentage points. */
export function inflationFigures(points: Points, failure: string | null, readings: readonly FigureReading[]): Figure[] {
  const { last, none, missing } = monthly(points, failure);
  const changes = new Map(yearlyChanges(points).map(({ date, change }) => [monthOf(date), change]));
  const over = (span: number) => (last && changes.get(monthAfter(last.month, -span))) ?? null;
  const [now, then] = [over(0), over(3)];
  const month = last ? `; ${monthText(last.month)}` : "";
  const earlier = last ? `${missing(3, "three months")}, or ${missing(15, "twelve months before that")}` : none;
  const unknown = last ? missing(12, "twelve months") : none;
  const of = figures(readings);
  return [
    of("inflation.cpi", now, unknown, month),
    of("inflation.threeMonthsAgo", then, earlier, last ? `; ${monthText(monthAfter(last.month, -3))}` : ""),
    of(
      "inflation.change3m",
      now !== null && then !== null ? 100 * (now - then) : null,
      now === null ? unknown : earlier,
      month,
    ),
  ];
}

/** Figures of one series. */
function figures(readings: readonly FigureReading[]) {
  return (id: string, value: number | null | undefined, reason: string, more = "", over = ""): Figure =>
    definedFigure(ECONOMY_DEFINITIONS, { id, label: (name) => `${name}${over}`, value, more, reason, readings });
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
