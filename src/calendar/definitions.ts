import type { Definition } from "../definition.ts";

const IN_WINDOW = "members of the index by fund holdings whose next report is expected within the window";
const DATES = "As good as the source's dates: it knows none for many small companies, and marks some as estimates.";

const reports = (id: string, name: string): readonly Definition[] => [
  { id, name, unit: "count", basis: IN_WINDOW, limits: DATES, also: ["reports", "earnings dates"] },
  { id: `${id}.weight`, name: `${name}, their share of the index`, unit: "fraction", basis: IN_WINDOW, limits: DATES },
];

/** Every figure of `calendar`. */
export const CALENDAR_DEFINITIONS: readonly Definition[] = [
  ...reports("calendar.reports", "Members that report"),
  ...reports("calendar.reports.estimated", "of these on estimated dates"),
  ...reports("calendar.reports.rest", "of these not listed one by one"),
  ...reports("calendar.reports.on.{day}", "Members that report then"),
  {
    id: "calendar.undated",
    name: "Members without a known date",
    unit: "count",
    basis: "members with a quote of which the source knows no report to come",
  },
  {
    id: "calendar.fed.days",
    name: "Days to the next Fed decision",
    unit: "days",
    basis: "days of the calendar in New York to the decision day of the next scheduled meeting",
    also: ["Fed", "FOMC"],
  },
  { id: "calendar.events", name: "Events in all", unit: "count", basis: "events of the window, reports one by one" },
  { id: "calendar.shown", name: "Events listed", unit: "count", basis: "events on the card; the file has all" },
  {
    id: "calendar.report.days",
    name: "Days to the next report of {ticker}",
    unit: "days",
    basis: "days of the calendar in New York to the first day on which the report is expected",
    limits: DATES,
  },
  {
    id: "calendar.company.weight",
    name: "Weight of {ticker} in the {index}",
    unit: "fraction",
    basis: "share of the fund's market value",
  },
];
