import { UserError } from "../../src/errors.ts";
import { plainText } from "../../src/plain.ts";

/**
 * A time of day as people write it, as `HH:MM`: `8:30`, `08.30`, `0830`, `8 am`, `5:15pm`, `noon`.
 *
 * @throws UserError with what was expected.
 */
export function readTimeOfDay(typed: string): string {
  const word = typed.trim().toLowerCase();
  if (word === "noon") return "12:00";
  if (word === "midnight") return "00:00";
  const [, hours, minutes, half] = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(word) ?? [];
  const minute = Number(minutes ?? 0);
  const hour = hourOf(Number(hours ?? Number.NaN), half?.replaceAll(".", ""));
  // A number alone could be anything.
  if ((minutes === undefined && half === undefined) || hour === null || minute > 59) {
    throw new UserError("bad-option", `“${plainText(typed)}” is no time of day.`, {
      hint: "Write hours and minutes, such as 08:30 or 5:15 pm.",
    });
  }
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  if (!(hour >= 1 && hour <= 12)) return null;
  return (hour % 12) + (half === "pm" ? 12 : 0);
}
