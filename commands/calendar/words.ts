import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText, figureText, finePercentText } from "../../src/format.ts";
import type { AskedCompany, CalendarEvent, CalendarParts, ExpectedReport } from "./parts.ts";

/** What the window holds, in a headline. */
export function calendarTitle({ company, window, to, small }: CalendarParts, figures: Figures): string {
  if (company) {
    return company.next
      ? `${company.ticker} is expected to report ${reportDays(company.next)}`
      : `No report of ${company.ticker} to come is known`;
  }
  const reports = figures["calendar.reports"];
  if (!isKnown(reports)) return `The ${window} to ${dayText(to)}, without reports of the ${small.index.name}`;
  if (reports.value === 0) return `No small cap is known to report in the ${window} to ${dayText(to)}`;
  return `${figureText(reports)} small ${reports.value === 1 ? "cap reports" : "caps report"} in the ${window} to ${dayText(to)}`;
}

/** The answer in two sentences, made from figures only. */
export function calendarAnswer(parts: CalendarParts, figures: Figures): string {
  const { company } = parts;
  const first = company ? companySentence(company, figures) : reportsSentence(parts, figures);
  return `${first} ${fedSentence(parts, figures)}`;
}

function reportsSentence({ from, to, small }: CalendarParts, figures: Figures): string {
  const [reports, weight] = [figures["calendar.reports"], figures["calendar.reports.weight"]];
  if (!isKnown(reports) || !isKnown(weight)) {
    return `Which members of the ${small.index.name} report until ${dayText(to)} is not known: ${reports?.reason ?? ""}.`;
  }
  const span = `from ${dayText(from)} to ${dayText(to)}`;
  if (reports.value === 0) return `No member of the ${small.index.name} is known to report ${span}.`;
  const companies = reports.value === 1 ? "member" : "members";
  const verb = reports.value === 1 ? "reports" : "report";
  return `${figureText(reports)} ${companies} of the ${small.index.name} ${verb} ${span}, ${finePercentText(weight)} of the index by weight.`;
}

function companySentence({ ticker, name, next, last, lastQuarter }: AskedCompany, figures: Figures): string {
  const days = figures["calendar.report.days"];
  const coming =
    next && isKnown(days)
      ? `${name} (${ticker}) is expected to report ${reportDays(next)}, ${inDays(figureText(days), days.value)}; the date is ${next.estimated ? "an estimate of the source" : "published"}.`
      : `Of ${name} (${ticker}) no report to come is known: ${days?.reason ?? ""}.`;
  const before = last === null ? "" : ` Its last report was on ${dayText(last)}.`;
  const quarter = lastQuarter === null ? "" : ` The last quarter it reported ended on ${dayText(lastQuarter)}.`;
  return `${coming}${before}${quarter}`;
}

function fedSentence({ nextFed }: CalendarParts, figures: Figures): string {
  const days = figures["calendar.fed.days"];
  if (nextFed === null || !isKnown(days)) return `The next Fed decision is not known: ${days?.reason ?? ""}.`;
  return `The next Fed decision is on ${dayText(nextFed)}, ${inDays(figureText(days), days.value)}.`;
}

function inDays(text: string, days: number): string {
  return days === 0 ? "today" : `in ${text}`;
}

/** `on 24 Aug 2026`, or `between 24 Aug 2026 and 28 Aug 2026`. */
export function reportDays({ day, lastDay }: ExpectedReport): string {
  return day === lastDay ? `on ${dayText(day)}` : `between ${dayText(day)} and ${dayText(lastDay)}`;
}

/** Where an event is known from, in a few words. */
export function knownText({ known, kind, from, until }: CalendarEvent): string {
  if (known === "rule") {
    if (kind === "fed") return from;
    return until === null ? "by rule" : "by rule, unconfirmed";
  }
  return known === "estimated" ? `${from}, estimated` : from;
}
