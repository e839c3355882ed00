import type { Figures } from "../../src/figure.ts";
import { finePercentText } from "../../src/format.ts";
import { memo } from "../../src/memo.ts";
import type { Receipt } from "../../src/receipt.ts";
import { rowsHash } from "../../src/rows-hash.ts";
import { receiptValues } from "../receipts.ts";
import { type CalendarEvent, type CalendarParts, MOST_REPORTS_A_DAY, MOST_SHOWN } from "./parts.ts";

/** The command's typed result. */
export function calendarData({ window, from, to, company, nextFed, events, shown, small, fomc }: CalendarParts) {
  const listed = new Set(shown);
  return {
    window,
    from,
    to,
    company: company && {
      ticker: company.ticker,
      name: company.name,
      next: company.next,
      last: company.last,
      lastQuarter: company.lastQuarter,
      weight: company.weight,
    },
    nextFed,
    failures: { reports: small.failure, meetings: "reason" in fomc ? fomc.reason : null },
    events: events.map((event) => ({ ...event, listed: listed.has(event) })),
  };
}

/** Rules in words, requests, and every event of the window. */
export function calendarReceipt(parts: CalendarParts, figures: Figures): Receipt {
  const { events, readings, from, undated, small, company } = parts;
  const value = receiptValues(figures);
  const rows = rowsOf(events);
  return {
    formulas: [
      {
        name: "Window",
        text: `${parts.from} to ${parts.to}, days in New York, from the moment of the question on; events in all ${value("calendar.events")}, listed ${value("calendar.shown")}`,
      },
      ...(company
        ? [{ name: "Report", text: `next report: ${value("calendar.report.days")}` }]
        : [
            {
              name: "Reports",
              text: `next report of each member with a quote, where the source has one to come: ${value("calendar.reports")}, ${value("calendar.reports.weight", finePercentText)} of the index; estimated: ${value("calendar.reports.estimated")}, ${value("calendar.reports.estimated.weight", finePercentText)}; no report to come known: ${value("calendar.undated")}`,
            },
            {
              name: "Listed",
              text: `everything but reports, then the heaviest reports by market value in the fund, at most ${MOST_REPORTS_A_DAY} of a day and ${MOST_SHOWN} lines in all; reports not listed: ${value("calendar.reports.rest")}, ${value("calendar.reports.rest.weight", finePercentText)}`,
            },
          ]),
      {
        name: "Hour of a report",
        text: "where the source gives one instant that is no estimate; midnight and noon stand for no hour",
      },
      {
        name: "Fed",
        text: `decision at 14:00 New York on the last day of each scheduled meeting; next one in ${value("calendar.fed.days")}`,
      },
      ...rulesOf(events),
    ],
    inputs: [...readings.members, ...readings.company, ...readings.fomc],
    leftOut: company ? [] : leftOut(small, undated),
    hash: rowsHash(rows),
    file: `smallcap-calendar-${from}`,
    rows,
  };
}

/** Each rule once, under the name of what comes by it. */
function rulesOf(events: readonly CalendarEvent[]) {
  const rules = new Map(
    events.filter(({ known, kind }) => known === "rule" && kind !== "fed").map(({ from, label }) => [from, label]),
  );
  return [...rules].map(([rule, label]) => ({ name: label.replace(/, \w+ \d{4}$/, ""), text: rule }));
}

function leftOut({ members }: CalendarParts["small"], undated: readonly string[]): Receipt["leftOut"] {
  if (!members || undated.length === 0) return [];
  const { rows } = members.holdings.value;
  const names = new Set(undated);
  const total = rows.reduce((sum, { marketValue }) => sum + marketValue, 0);
  const weight = rows.reduce((sum, { ticker, marketValue }) => sum + (names.has(ticker) ? marketValue : 0), 0) / total;
  return [{ reason: "no report to come known", names: undated, weight }];
}

const rowsOf = memo((events: readonly CalendarEvent[]) =>
  events.map(({ day, until, at, kind, label, ticker, weight, known, from }) => ({
    day,
    until: until ?? "",
    at: at ?? "",
    kind,
    label,
    ticker: ticker ?? "",
    weight,
    known,
    from,
  })),
);
