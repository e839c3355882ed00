import { type RuleEvent, ruleEvents } from "../../src/calendar/rule-events.ts";
import type { When } from "../../src/card.ts";
import { lately } from "../../src/lately.ts";
import type { FomcCalendar } from "../../src/market/macro.ts";
import { newYorkInstant } from "../../src/market/session.ts";
import { decidedAt } from "../../src/market/watch-date.ts";
import type { Reading } from "../../src/reading.ts";
import { type CalendarEvent, type ExpectedReport, type MemberReport, MOST_REPORTS_A_DAY, MOST_SHOWN } from "./parts.ts";

/** Scheduled decisions of the Fed from an instant on, in order. */
export function fedEvents({ value, source }: Reading<FomcCalendar>, now: number): readonly CalendarEvent[] {
  return value.meetings
    .filter(({ date, kind }) => kind === "scheduled" && decidedAt(date) > now)
    .map(({ date, projections }) => ({
      kind: "fed",
      label: projections ? "Fed decision, with projections" : "Fed decision",
      day: date,
      until: null,
      at: new Date(decidedAt(date)).toISOString(),
      month: null,
      ticker: null,
      name: null,
      weight: null,
      known: value.fallback === null ? "published" : "rule",
      from: source,
    }));
}

/** Events that follow from rules alone, from an instant to a last day. */
export function eventsByRule(from: string, to: string, now: number): readonly CalendarEvent[] {
  return placedEvents(`${from} ${to}`).filter(({ at }) => at === null || Date.parse(at) > now);
}

const placedEvents = lately(16, (span: string) => {
  const [from = "", to = ""] = span.split(" ");
  return ruleEvents(from, to).map(placed);
});

function placed({ date, until, minutes, kind, label, month, rule }: RuleEvent): CalendarEvent {
  const at = minutes === null ? null : new Date(newYorkInstant(date, minutes)).toISOString();
  return {
    kind,
    label,
    day: date,
    until,
    at,
    month,
    ticker: null,
    name: null,
    weight: null,
    known: "rule",
    from: rule,
  };
}

/** A company's report as an event. */
export function reportEvent(
  { day, lastDay, at, estimated }: ExpectedReport,
  { ticker, name, weight }: Pick<MemberReport, "ticker" | "name"> & { readonly weight: number | null },
  source: string,
): CalendarEvent {
  return {
    kind: "report",
    label: `${ticker} reports (${name})`,
    day,
    until: lastDay === day ? null : lastDay,
    at,
    month: null,
    ticker,
    name,
    weight,
    known: estimated ? "estimated" : "published",
    from: source,
  };
}

/** By time; what has only a day stands before what has an hour on it. */
export function inOrder(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  const key = ({ day, at, kind, weight }: CalendarEvent) =>
    `${day} ${at ?? ""} ${kind === "report" ? 1 - (weight ?? 0) : 0}`;
  return events
    .map((event) => ({ event, key: key(event) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ event }) => event);
}

/**
 * What is listed: everything but reports, and of those the heaviest, at most so many a day and in all. Order as given.
 *
 * @param events - In order.
 */
export function glance(events: readonly CalendarEvent[]): readonly CalendarEvent[] {
  const others = events.filter(({ kind }) => kind !== "report").slice(0, MOST_SHOWN);
  const room = MOST_SHOWN - others.length;
  const perDay = new Map<string, number>();
  const heaviest = events
    .filter(({ kind }) => kind === "report")
    .sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0))
    .filter(({ day }) => {
      const count = (perDay.get(day) ?? 0) + 1;
      perDay.set(day, count);
      return count <= MOST_REPORTS_A_DAY;
    })
    .slice(0, room);
  const listed = new Set([...others, ...heaviest]);
  return events.filter((event) => listed.has(event));
}

/** When an event is, as a card shows it. */
export function whenOf({ day, until, at }: CalendarEvent): When {
  if (at !== null) return { at, precision: "minute" };
  return { at: day, precision: "day", ...(until === null ? {} : { until }) };
}
