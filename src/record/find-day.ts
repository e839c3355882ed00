import { exchangeHoliday, isTradingDay } from "../calendar/trading-day.ts";
import { UserError } from "../errors.ts";
import { dayText } from "../format.ts";
import { newYork } from "../market/session.ts";
import { METHOD_VERSION } from "./method-version.ts";
import type { RecordedDay } from "./record.ts";

/**
 * The recorded day of a date.
 *
 * @param date - ISO date.
 * @param now - Market time.
 * @throws UserError `no-data` or `bad-option` for a day that is not recorded, or was by another method, with the nearest
 *   that are.
 */
export function findDay(days: readonly RecordedDay[], date: string, now: number): RecordedDay {
  const found = days.find((day) => day.date === date);
  const shown = dayText(date);
  if (found && found.method !== METHOD_VERSION) {
    throw new UserError(
      "no-data",
      `${shown} was recorded by method ${found.method}, and this program computes by method ${METHOD_VERSION}.`,
      { hint: "The two are never mixed: the day's own figures are in the record's export." },
    );
  }
  if (found) return found;
  const hint = nearestText(days, date);
  const today = newYork(now).date;
  if (date > today) throw new UserError("bad-option", `${shown} is still to come.`, { hint });
  if (!isTradingDay(date)) {
    const holiday = exchangeHoliday(date);
    const why = holiday ? `the exchange was closed for ${holiday.name}` : "it was a weekend";
    throw new UserError("bad-option", `There was no trading on ${shown}: ${why}.`, { hint });
  }
  const early = date === today ? " yet: a day is written down after its close" : "";
  throw new UserError("no-data", `${shown} is not recorded${early}.`, { hint });
}

function nearestText(days: readonly RecordedDay[], date: string): string {
  const usable = days.filter(({ method }) => method === METHOD_VERSION);
  const near = [usable.findLast((day) => day.date < date), usable.find((day) => day.date > date)];
  const named = near.flatMap((day) => (day ? [day.date] : []));
  return named.length > 0
    ? `The nearest recorded ${named.length > 1 ? "days" : "day"}: ${named.join(" and ")}.`
    : "No day is recorded yet: the record begins when the bot first runs.";
}
