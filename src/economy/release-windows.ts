import { ismManufacturingDay } from "../calendar/releases.ts";
import { daysBetween } from "../calendar-day.ts";
import { monthAfter, monthNumber } from "../calendar-month.ts";
import type { Month } from "../market/macro.ts";
import type { PairedDay } from "../performance/paired-days.ts";

export type ReleaseReturns = {
  /** Small − large total return, fraction, between the releases of two months; null where a close is missing. */
  between(from: Month, to: Month): number | null;
};

/** Prices that start again later than this after a release say nothing of it. */
const LONGEST_PAUSE_DAYS = 7;

/**
 * Returns from release to release. A month's value comes out on the first weekday of the next month; a window starts
 * and ends with the first close on or after that day, hours after the value was known. Around New Year and other holidays
 * ISM may be a day later than the rule. Simple returns, small less large. Windows that are not over are null.
 *
 * @param days - Ascending, from `pairedDays`.
 */
export function releaseReturns(days: readonly PairedDay[]): ReleaseReturns {
  const closes = closesAfterReleases(days);
  return {
    between(from, to) {
      const [first, last] = [closes.get(from), closes.get(to)];
      return first && last ? last.small / first.small - last.large / first.large : null;
    },
  };
}

/** The first close on or after the release of each month's value. */
function closesAfterReleases(days: readonly PairedDay[]): ReadonlyMap<Month, PairedDay> {
  const closes = new Map<Month, PairedDay>();
  const [first, last] = [days[0]?.date.slice(0, 7), days.at(-1)?.date.slice(0, 7)];
  if (first === undefined || last === undefined) return closes;
  let index = 0;
  for (let month = monthAfter(first, -1); monthNumber(month) < monthNumber(last); month = monthAfter(month, 1)) {
    const released = ismManufacturingDay(month);
    while ((days[index]?.date ?? released) < released) index += 1;
    const day = days[index];
    if (day && daysBetween(released, day.date) <= LONGEST_PAUSE_DAYS) closes.set(month, day);
  }
  return closes;
}
