import type { When } from "./card.ts";
import { dayText, instantText } from "./format.ts";
import { lately } from "./lately.ts";

/**
 * When something is, in words, for readers whose own time is not known: an instant in a time zone that is named, a day
 * as it stands, a stretch by its ends.
 *
 * @example
 * whenText({ at: "2026-09-01T14:00:00Z", precision: "minute" }); // "Tue 1 Sep 2026 10:00 New York"
 * whenText({ at: "2026-09-10", precision: "day", until: "2026-09-15" }); // "Thu 10 Sep 2026 to Tue 15 Sep 2026"
 */
export function whenText(when: When, timeZone?: string): string {
  if (when.precision === "minute") return `${weekday(when.at, timeZone)}${instantText(when.at, timeZone)}`;
  const day = (date: string) => `${weekday(date, "UTC")}${dayText(date, "UTC")}`;
  return when.until === undefined ? day(when.at) : `${day(when.at)} to ${day(when.until)}`;
}

/** `Tue `; empty for what is no date. */
function weekday(at: string, timeZone = "America/New_York"): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? "" : `${weekdayFormat(timeZone).format(date)} `;
}

const ZONES = 16;
const weekdayFormat = lately(
  ZONES,
  (timeZone: string) => new Intl.DateTimeFormat("en-US", { timeZone, weekday: "short" }),
);
