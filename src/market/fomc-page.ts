import { parseHTML } from "linkedom/worker";
import type { FomcMeeting } from "./macro.ts";

/** What is used of a web page's elements. */
type Element = {
  readonly textContent: string | null;
  closest(selector: string): Element | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): Iterable<Element>;
};

/** One year as the calendar page shows it. */
export type CalendarYear = {
  readonly year: number;
  readonly meetings: readonly FomcMeeting[];
  /** False when a row of that year could not be read: a meeting may then be missing. */
  readonly whole: boolean;
};

/**
 * The Federal Reserve's calendar page: a panel for each year, a row for each meeting with a month (`January`,
 * `Apr/May`) and days (`27-28`, `15-16*` with projections, `3 (unscheduled)`, `17-18 (cancelled)`). A notation vote is
 * no meeting. The page says nothing of target ranges. Nothing where it is built another way.
 */
export function readFomcPage(html: string): readonly CalendarYear[] {
  const { document }: { document: Element } = parseHTML(html);
  return [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].flatMap((heading) => {
    const year = /\b(20\d\d)\s+FOMC\s+Meetings/i.exec(heading.textContent ?? "")?.[1];
    const panel = heading.closest(".panel");
    return year && panel ? [readYear(Number(year), [...panel.querySelectorAll(".fomc-meeting")])] : [];
  });
}

function readYear(year: number, rows: readonly Element[]): CalendarYear {
  const read = rows.map((row) =>
    readRow(year, text(row, "[class*=fomc-meeting__month]"), text(row, "[class*=fomc-meeting__date]")),
  );
  const meetings = read.flatMap((row) => (row === "unreadable" || row === "no meeting" ? [] : [row]));
  return { year, meetings, whole: !read.includes("unreadable") };
}

function readRow(year: number, month: string, days: string): FomcMeeting | "no meeting" | "unreadable" {
  if (/notation/i.test(days)) return "no meeting";
  const kind = /cancel/i.test(days) ? "cancelled" : /unscheduled/i.test(days) ? "unscheduled" : "scheduled";
  const date = decisionDay(year, month, days);
  if (date === null) return "unreadable";
  return { date, kind, projections: kind === "scheduled" && days.includes("*"), range: null };
}

/** The last day of a meeting, which is in the month after when the days run down: `Apr/May 30-1`. */
function decisionDay(year: number, month: string, days: string): string | null {
  const months = month.split("/").map((name) => MONTHS.indexOf(name.trim().slice(0, 3).toLowerCase()));
  const found = /(\d{1,2})(?:\s*[-–—]\s*(\d{1,2}))?/.exec(days);
  const [first = -1, second = first] = months;
  if (!found || months.includes(-1) || months.length > 2) return null;
  const from = Number(found[1]);
  const to = Number(found[2] ?? from);
  const at = new Date(Date.UTC(year, to < from && second === first ? first + 1 : second, to));
  return at.getUTCDate() === to ? at.toISOString().slice(0, 10) : null;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function text(row: Element, selector: string): string {
  return row.querySelector(selector)?.textContent?.trim() ?? "";
}
