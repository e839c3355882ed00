import { daysBetween } from "../../src/calendar-day.ts";
import { type Figure, type FigureReading, toFigure } from "../../src/figure.ts";
import type { CalendarParts, MemberReport } from "./parts.ts";

/** A stretch of the window whose reports are counted together: a day of a week, a week of a month. */
export type Stretch = { readonly first: string; readonly last: string; readonly reports: readonly MemberReport[] };

/** The window's reports by day, or by week where it is a month; stretches without any are left out. */
export function stretchesOf({ reports, window, from }: CalendarParts): readonly Stretch[] {
  const width = window === "week" ? 1 : 7;
  // Weeks are counted from the Monday of the first, so that they are weeks of the calendar.
  const monday = (new Date(from).getUTCDay() + 6) % 7;
  const place = ({ day }: MemberReport) =>
    Math.floor((Math.max(0, daysBetween(from, day)) + (width === 7 ? monday : 0)) / width);
  return [...Map.groupBy(reports, place)].map(([, group]) => ({
    first: group[0]?.day ?? from,
    last: group.at(-1)?.day ?? from,
    reports: group,
  }));
}

/** Every figure of the calendar: counts, weights and days. Pure. */
export function calendarFigures(parts: CalendarParts): Figure[] {
  const { small, reports, undated, events, shown, fomc, nextFed, from, company, readings } = parts;
  const failure = small.failure ?? (small.members?.quotes.size ? null : "no member of the index has a quote");
  const ofMembers = { basis: IN_WINDOW, readings: readings.members, coverage: coverageOf(parts) };
  const count = (id: string, label: string, rows: readonly MemberReport[]) => [
    toFigure({
      id,
      label,
      value: failure === null ? rows.length : null,
      unit: "count",
      reason: failure ?? "",
      ...ofMembers,
    }),
    toFigure({
      id: `${id}.weight`,
      label: `${label}, their share of the index`,
      value: failure === null ? sum(rows) : null,
      unit: "fraction",
      reason: failure ?? "",
      ...ofMembers,
    }),
  ];
  const listed = new Set(shown.map(({ ticker }) => ticker));
  const own = (id: string, label: string, value: number, basis: string, from: readonly FigureReading[]) =>
    toFigure({ id, label, value, unit: "count", basis, reason: "", readings: from });
  return [
    ...(company
      ? companyFigures(parts)
      : [
          ...count("calendar.reports", "Members that report", reports),
          ...count(
            "calendar.reports.estimated",
            "of these on estimated dates",
            reports.filter((each) => each.estimated),
          ),
          ...count(
            "calendar.reports.rest",
            "of these not listed one by one",
            reports.filter(({ ticker }) => !listed.has(ticker)),
          ),
          ...stretchesOf(parts).flatMap((stretch) =>
            count(`calendar.reports.on.${stretch.first}`, "Members that report then", stretch.reports),
          ),
          toFigure({
            id: "calendar.undated",
            label: "Members without a known date",
            value: failure === null ? undated.length : null,
            unit: "count",
            basis: "members with a quote of which the source knows no report to come",
            reason: failure ?? "",
            readings: readings.members,
          }),
        ]),
    toFigure({
      id: "calendar.fed.days",
      label: "Days to the next Fed decision",
      value: nextFed === null ? null : daysBetween(from, nextFed),
      unit: "days",
      basis: "days of the calendar in New York to the decision day of the next scheduled meeting",
      reason: "reason" in fomc ? fomc.reason : "no scheduled meeting to come is known",
      readings: readings.fomc,
    }),
    own("calendar.events", "Events in all", events.length, "events of the window, reports one by one", [
      ...readings.members,
      ...readings.fomc,
    ]),
    own("calendar.shown", "Events listed", shown.length, "events on the card; the file has all", [
      ...readings.members,
      ...readings.fomc,
    ]),
  ];
}

const IN_WINDOW = "members of the index by fund holdings whose next report is expected within the window";

function companyFigures({ company, from, small, readings }: CalendarParts): Figure[] {
  const next = company?.next ?? null;
  const days = toFigure({
    id: "calendar.report.days",
    label: `Days to the next report of ${company?.ticker}`,
    value: next === null ? null : Math.max(0, daysBetween(from, next.day)),
    unit: "days",
    basis: "days of the calendar in New York to the first day on which the report is expected",
    reason: company?.quote ? "the source has none" : "the source has no quote of it",
    readings: company?.quote ? readings.company : readings.members,
  });
  const weight = toFigure({
    id: "calendar.company.weight",
    label: `Weight of ${company?.ticker} in the ${small.index.name}`,
    value: company?.weight ?? null,
    unit: "fraction",
    basis: "share of the fund's market value",
    reason: small.failure ?? "it is no member",
    readings: readings.members,
  });
  return [days, weight];
}

/** Share of the index's weight with a quote, 0 to 1. */
function coverageOf({ small: { members } }: CalendarParts): number | undefined {
  if (!members) return undefined;
  const { rows } = members.holdings.value;
  const total = rows.reduce((sum, { marketValue }) => sum + marketValue, 0);
  const quoted = rows.reduce((sum, { ticker, marketValue }) => sum + (members.quotes.has(ticker) ? marketValue : 0), 0);
  return quoted / total;
}

function sum(reports: readonly MemberReport[]): number {
  return reports.reduce((total, { weight }) => total + weight, 0);
}
