import { monthOf } from "../calendar-month.ts";
import type { FomcMeeting, Month } from "../market/macro.ts";
import { type MeetingOdds, meetingOdds } from "./meeting-odds.ts";
import { ratePath } from "./rate-path.ts";
import { scheduledDecisions } from "./scheduled-decisions.ts";

/** What futures imply for every meeting to come, as seen from one trade date. */
export type Outlook = {
  /** Meetings to come, ascending; unresolved ones with their reason. */
  readonly meetings: readonly MeetingOdds[];
  readonly next: MeetingOdds | null;
  /** The last meeting of the watch date's year that is still to come; null when none is left. */
  readonly yearEnd: { readonly year: string; readonly meeting: MeetingOdds | null };
  /** Last decision taken and first one to come, unscheduled ones included; null when none is known. */
  readonly lastDecision: string | null;
  readonly nextDecision: string | null;
  /** Unscheduled decisions in a month whose price stands for one rate: its average mixes two. */
  readonly mixed: readonly string[];
};

export type OutlookInput = {
  /** Prices by month: contracts that run, and the last settlements of those that are over. */
  readonly prices: ReadonlyMap<Month, number>;
  readonly meetings: readonly FomcMeeting[];
  /** Trade date of the prices, ISO. */
  readonly watchDate: string;
  /** Decisions up to this date count as taken, ISO. */
  readonly heldThrough: string;
};

/** Everything that prices, the calendar and a trade date say together, by the default conventions. */
export function outlook({ prices, meetings, watchDate, heldThrough }: OutlookInput): Outlook {
  const decisions = scheduledDecisions(meetings, watchDate);
  const watchMonth = monthOf(watchDate);
  const steps = ratePath({ prices, decisions, watchMonth }).filter(({ date }) => date > heldThrough);
  const odds = meetingOdds(steps);
  const unscheduled = meetings.flatMap(({ date, kind }) => (kind === "unscheduled" ? [date] : []));
  const all = [...decisions, ...unscheduled].sort();
  const year = watchDate.slice(0, 4);
  return {
    meetings: odds,
    next: odds[0] ?? null,
    yearEnd: { year, meeting: odds.findLast(({ date }) => date.startsWith(year)) ?? null },
    lastDecision: all.findLast((date) => date <= heldThrough) ?? null,
    nextDecision: all.find((date) => date > heldThrough) ?? null,
    mixed: unscheduled.filter((date) => date <= heldThrough && monthOf(date) === watchMonth),
  };
}
