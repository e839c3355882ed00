import { ismManufacturingDay } from "../calendar/releases.ts";
import type { Month } from "../market/macro.ts";

/** When ISM publishes the manufacturing PMI of a month: 10:00 in New York on its day, ISO 8601 in UTC. */
export function pmiPublishedAt(month: Month): string {
  const day = ismManufacturingDay(month);
  return `${day}T${isSummerTime(day) ? 14 : 15}:00:00.000Z`;
}

/**
 * Whether New York is on summer time on the first weekday of a month. It starts on the second Sunday of March, so not
 * yet then; it ends on the first Sunday of November, which has not come yet only where the month starts on a weekday.
 */
function isSummerTime(day: string): boolean {
  const month = Number(day.slice(5, 7));
  return (month >= 4 && month <= 10) || day.endsWith("-11-01");
}
