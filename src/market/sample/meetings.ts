import { DAY_MS } from "../../calendar-day.ts";
import { lately } from "../../lately.ts";
import type { FomcMeeting } from "../macro.ts";

/** A meeting on the path of simulated decisions. */
export type Meeting = FomcMeeting & { readonly kind: "scheduled" };

const WEDNESDAY = 3;
const SIX_WEEKS = 42;

/**
 * Simulated meetings of a year: eight Wednesdays by rule. The last one of January; the third ones of March, June and
 * September, each with projections and a meeting six weeks later; the second one of December. So two are never less
 * than six weeks apart, and never in one month.
 */
export function meetingsOf(year: number): readonly Meeting[] {
  const projected = [3, 6, 9].flatMap((month) => {
    const first = wednesday(year, month, 3);
    return [meeting(first, true), meeting(first + SIX_WEEKS * DAY_MS, false)];
  });
  const last = wednesday(year, 2, 1) - 7 * DAY_MS;
  return [meeting(last, false), ...projected, meeting(wednesday(year, 12, 2), true)];
}

/** Simulated meetings of several years, ascending. */
export function meetingsBetween(firstYear: number, lastYear: number): readonly Meeting[] {
  return Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index).flatMap(yearsMeetings);
}

const yearsMeetings = lately(64, meetingsOf);

function meeting(day: number, projections: boolean): Meeting {
  return { date: new Date(day).toISOString().slice(0, 10), kind: "scheduled", projections, range: null };
}

/** The first, second, … Wednesday of a month, from 1 for January; milliseconds since 1970. */
function wednesday(year: number, month: number, place: number): number {
  const first = Date.UTC(year, month - 1, 1);
  const offset = (WEDNESDAY - new Date(first).getUTCDay() + 7) % 7;
  return first + (offset + 7 * (place - 1)) * DAY_MS;
}
