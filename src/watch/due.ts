import { Cron } from "croner";
import { isTradingDay } from "../calendar/trading-day.ts";
import { DAY_MS } from "../calendar-day.ts";
import { lately } from "../lately.ts";
import { laneOf } from "./lane.ts";
import type { Digest, Schedule } from "./subscription.ts";

/** One time at which a digest is due. */
export type DueTime = {
  /** Calendar date in the schedule's zone, ISO. */
  readonly date: string;
  /** `2026-08-21T08:30`: the scheduled time on the wall clock of the zone. */
  readonly local: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** Something that is to be delivered once. */
export type Due = {
  readonly key: string;
  readonly subscription: string;
  /** ISO 8601, market time. */
  readonly dueAt: string;
  /** What it shares a platform's limit with. */
  readonly lane: string;
  /** How long after its time it was found due, milliseconds of market time; what it then waits in a queue not counted. */
  readonly foundLateMs: number;
};

/** After this long a missed delivery is not made up for: the morning is over. */
export const CATCH_UP_MS = 6 * 60 * 60_000;

/** No stretch of closed days is nearly as long. */
const LOOK_AHEAD_MS = 30 * DAY_MS;

/**
 * The first time after an instant at which a schedule is due: on its weekdays, where the New York Stock Exchange trades
 * on that calendar date of the schedule's own zone, half days included. A time that the clocks skip is due at the first
 * minute after the gap; one that comes twice is due the first time.
 *
 * @returns Null when there is none within a month, as for a zone that nobody knows.
 */
export function nextDue(schedule: Schedule, after: number): DueTime | null {
  const { cron, dateOf } = clockOf(`${pattern(schedule)} ${schedule.timezone}`);
  const until = after + LOOK_AHEAD_MS;
  let from = after;
  for (;;) {
    const next = cron?.nextRun(new Date(from))?.getTime();
    if (next === undefined || next > until) return null;
    const date = dateOf.format(next);
    if (isTradingDay(date)) return { date, local: `${date}T${schedule.time}`, at: next };
    from = next;
  }
}

/** Every time a schedule is due after one instant and up to another, oldest first. */
export function dueBetween(schedule: Schedule, after: number, until: number): readonly DueTime[] {
  const times: DueTime[] = [];
  for (let next = nextDue(schedule, after); next && next.at <= until; next = nextDue(schedule, next.at)) {
    times.push(next);
  }
  return times;
}

/**
 * What is due of a digest at an instant: the newest scheduled time of the last `CATCH_UP_MS`, unless it was before the
 * digest was set up or resumed. Earlier ones are not made up for. Pure: the same digest and instant give the same key,
 * whoever asks, and however often.
 */
export function dueOf(digest: Digest, now: number): Due | null {
  if (digest.paused) return null;
  const last = lastDue(digest.schedule, now);
  const since = Math.max(Date.parse(digest.createdAt), Date.parse(digest.resumedAt ?? digest.createdAt));
  if (!last || last.at <= since) return null;
  return {
    key: `${digest.id}@${last.local}`,
    subscription: digest.id,
    dueAt: new Date(last.at).toISOString(),
    lane: laneOf(digest.place),
    foundLateMs: now - last.at,
  };
}

/**
 * The newest time within `CATCH_UP_MS` up to an instant. Thousands of digests share a few schedules, and all of them
 * are looked at every few seconds, so what was worked out stays until the next time comes.
 */
function lastDue(schedule: Schedule, now: number): DueTime | null {
  const known = workedOut(JSON.stringify(schedule));
  if (!(known.from <= now && now < known.until)) {
    const last = dueBetween(schedule, now - CATCH_UP_MS, now).at(-1) ?? null;
    Object.assign(known, { last, from: last?.at ?? now, until: nextDue(schedule, now)?.at ?? now + DAY_MS });
  }
  return known.last && known.last.at > now - CATCH_UP_MS ? known.last : null;
}

const workedOut = lately(8192, (_schedule: string): { last: DueTime | null; from: number; until: number } => ({
  last: null,
  from: Number.NaN,
  until: Number.NaN,
}));

function pattern({ days, time }: Schedule): string {
  const [hour, minute] = time.split(":").map(Number);
  return `${minute} ${hour} * * ${days === "trading" ? "1-5" : [...days].sort().join()}`;
}

// Making either costs a thousand times as much as using it.
const clockOf = lately(1024, (key: string) => {
  const at = key.lastIndexOf(" ");
  const timeZone = key.slice(at + 1);
  try {
    const dateOf = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    return { cron: new Cron(key.slice(0, at), { timezone: timeZone, paused: true }), dateOf };
  } catch {
    return { cron: null, dateOf: ANY_DATE };
  }
});

const ANY_DATE = new Intl.DateTimeFormat("en-CA", { timeZone: "UTC" });
