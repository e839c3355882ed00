import { instantText } from "../../src/format.ts";
import { dueBetween, nextDue } from "../../src/watch/due.ts";
import type { Digest, Schedule } from "../../src/watch/subscription.ts";
import { daysText } from "./days.ts";

/** `every trading day at 08:30 New York`. */
export function scheduleText({ days, time, timezone }: Schedule): string {
  return `${daysText(days)} at ${time} ${placeOf(timezone)}`;
}

/** The next time a digest is posted, in its own zone; why there is none while it pauses. */
export function nextText(digest: Digest, now: number): string {
  if (digest.paused)
    return digest.paused.why === "asked" ? "paused" : "stopped, since the channel could not be posted in";
  const next = nextDue(digest.schedule, now);
  return next ? instantText(new Date(next.at).toISOString(), digest.schedule.timezone) : "never";
}

/** The next times, ISO 8601 in UTC. */
export function nextTimes(digest: Digest, now: number, count: number): readonly string[] {
  if (digest.paused) return [];
  return dueBetween(digest.schedule, now, now + AHEAD_MS)
    .slice(0, count)
    .map(({ at }) => new Date(at).toISOString());
}

/** Long enough for five runs of a digest on one day of the week, holidays between. */
const AHEAD_MS = 60 * 24 * 60 * 60_000;

function placeOf(timezone: string): string {
  return timezone.split("/").at(-1)?.replaceAll("_", " ") ?? timezone;
}
