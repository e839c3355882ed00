import { dayAfter } from "../calendar-day.ts";
import { monthAfter } from "../calendar-month.ts";
import type { Month } from "../market/macro.ts";
import { businessDayUpTo, isBusinessDay, nthBusinessDay } from "./trading-day.ts";
import { SATURDAY, THURSDAY, weekdayOf } from "./weekday.ts";

/** When figures of the economy come out, by their publishers' usual rules. ISO dates in New York; unconfirmed. */

/** In January ISM has come out a business day later, every year from 2018 to 2026. */
const LATE_JANUARIES_SINCE = "2018";

function ismDay(month: Month, place: number): string {
  const out = monthAfter(month, 1);
  return nthBusinessDay(out, place + (out.endsWith("-01") && out >= LATE_JANUARIES_SINCE ? 1 : 0));
}

/** ISM manufacturing of a month: the first business day of the next one; in January since 2018 the second. */
export function ismManufacturingDay(month: Month): string {
  return ismDay(month, 1);
}

/** ISM services of a month: the third business day of the next one; in January since 2018 the fourth. */
export function ismServicesDay(month: Month): string {
  return ismDay(month, 3);
}

/**
 * The employment situation of a month: usually the third Friday after the week that contains its 12th, weeks from Sunday
 * to Saturday; a week later where that is one of the first three days of a year; the business day before where it is a
 * federal holiday.
 *
 * @example
 * employmentDay("2026-08"); // "2026-09-04"
 */
export function employmentDay(month: Month): string {
  const twelfth = `${month}-12`;
  const saturday = dayAfter(twelfth, SATURDAY - weekdayOf(twelfth));
  const third = dayAfter(saturday, 6 + 14);
  const early = third.slice(5) <= "01-03";
  return businessDayUpTo(early ? dayAfter(third, 7) : third);
}

/** Weekly jobless claims: every Thursday; the business day before where that is a federal holiday. */
export function claimsDayOfWeek(date: string): string {
  const thursday = dayAfter(date, THURSDAY - weekdayOf(date));
  return businessDayUpTo(thursday);
}

/**
 * Consumer prices of a month: no exact rule. About the 10th to 15th of the next month, from the first to the last
 * business day of that stretch.
 */
export function consumerPricesDays(month: Month): { readonly from: string; readonly to: string } {
  const out = monthAfter(month, 1);
  let from = `${out}-10`;
  while (!isBusinessDay(from)) from = dayAfter(from, 1);
  return { from, to: businessDayUpTo(`${out}-15`) };
}
