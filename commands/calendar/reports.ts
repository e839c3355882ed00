import { dayAfter } from "../../src/calendar-day.ts";
import type { Quote } from "../../src/market/market.ts";
import { newYork, newYorkInstant } from "../../src/market/session.ts";
import type { Members } from "../../src/market/universe.ts";
import { memo } from "../../src/memo.ts";
import type { ExpectedReport, MemberReport } from "./parts.ts";

/** Midnight and noon stand for "no hour known" in the source; no company reports then. */
const NO_HOUR = new Set([0, 12 * 60]);

/**
 * When a company's next report is expected, as the source has it; null when it says nothing. It may lie behind: compare
 * it with the clock. A report of which only one time is known, and not that it is the coming one, counts as estimated.
 */
export function expectedReport({
  nextReport,
  reportAt,
}: Pick<Quote, "nextReport" | "reportAt">): ExpectedReport | null {
  if (nextReport === null) return reportAt === null ? null : onlyKnown(reportAt);
  const { from, to, estimated } = nextReport;
  const [first, last] = [newYork(Date.parse(from)), newYork(Date.parse(to))];
  const hourKnown = from === to && !estimated && !NO_HOUR.has(first.minutes);
  const ends = hourKnown ? Date.parse(from) : newYorkInstant(dayAfter(last.date, 1), 0);
  return { day: first.date, lastDay: last.date, at: hourKnown ? from : null, estimated, ends };
}

/** The one time that is known of a company, which may be that of the last report. */
function onlyKnown(reportAt: string): ExpectedReport {
  const ends = Date.parse(reportAt);
  const { date } = newYork(ends);
  return { day: date, lastDay: date, at: null, estimated: true, ends };
}

/** Members with what is known of their reports, the heaviest first; made once for the same members. */
export const memberReports = memo(({ holdings, quotes }: Members) => {
  const { rows } = holdings.value;
  const total = rows.reduce((sum, { marketValue }) => sum + marketValue, 0);
  const quoted = rows.flatMap(({ ticker, marketValue }) => {
    const quote = quotes.get(ticker);
    return quote ? [{ ticker, name: quote.name, weight: marketValue / total, report: expectedReport(quote) }] : [];
  });
  return quoted.sort((a, b) => b.weight - a.weight);
});

/** Reports of members from an instant to a last day, by day, the heaviest first; and members of which none is known. */
export function reportsWithin(
  members: Members,
  now: number,
  to: string,
): { readonly reports: readonly MemberReport[]; readonly undated: readonly string[] } {
  const all = memberReports(members);
  const reports = all.flatMap(({ report, ...member }) =>
    report && report.ends > now && report.day <= to ? [{ ...member, ...report }] : [],
  );
  const undated = all.filter(({ report }) => report === null || report.ends <= now);
  return {
    reports: reports.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : b.weight - a.weight)),
    undated: undated.map(({ ticker }) => ticker),
  };
}
