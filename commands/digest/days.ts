import { UserError } from "../../src/errors.ts";
import { nearest } from "../../src/near.ts";
import { plainText } from "../../src/plain.ts";
import type { Schedule } from "../../src/watch/subscription.ts";

const NAMES = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const EVERY_TRADING_DAY = new Set([
  "trading",
  "trading days",
  "weekdays",
  "weekday",
  "daily",
  "every day",
  "everyday",
  "all",
]);
const HINT = "Write trading for every trading day, or weekdays such as mon, wed, fri or mon-thu.";

/**
 * The days of a digest as people write them: `trading`, `weekdays`, `mon, wed`, `Monday and Friday`, `tue-thu`.
 *
 * @throws UserError for what is no day, and for Saturday and Sunday, on which the exchange never trades.
 */
export function readDays(typed: string): Schedule["days"] {
  const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
  if (EVERY_TRADING_DAY.has(text)) return "trading";
  const words = text
    .replace(/\s*(?:-|–|—|\bto\b|\bthrough\b)\s*/g, "-")
    .split(/[\s,;+/&]+|\band\b/)
    .filter(Boolean);
  const days = [...new Set(words.flatMap((word) => daysOf(word, typed)))].sort();
  if (days.length === 0) throw new UserError("bad-option", `“${plainText(typed)}” names no day.`, { hint: HINT });
  const closed = days.find((day) => day === 0 || day === 6);
  if (closed !== undefined) {
    throw new UserError(
      "bad-option",
      `${capital(NAMES[closed] ?? "")} is never a trading day, so no digest would come.`,
      {
        hint: HINT,
      },
    );
  }
  return days.length === 5 ? "trading" : days;
}

function daysOf(word: string, typed: string): number[] {
  const [from, to, ...more] = word.split("-").map((part) => dayOf(part, typed));
  if (from === undefined || more.length > 0) throw notADay(word);
  if (to === undefined) return [from];
  if (to < from) throw notADay(word);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function dayOf(word: string, typed: string): number {
  const day =
    word.length >= 3 || word.length === 2 ? NAMES.findIndex((name) => name.startsWith(word.replace(/s$/, ""))) : -1;
  if (day < 0) throw notADay(word || typed);
  return day;
}

function notADay(word: string): UserError {
  const near = nearest(word, NAMES);
  return new UserError("bad-option", `“${plainText(word)}” is no day.`, {
    hint: `${near ? `Did you mean ${capital(near)}? ` : ""}${HINT}`,
  });
}

/** `every trading day`, or `Mon, Wed, Fri that are trading days`. */
export function daysText(days: Schedule["days"]): string {
  if (days === "trading") return "every trading day";
  const names = days.map((day) => capital((NAMES[day] ?? "").slice(0, 3)));
  return `${new Intl.ListFormat("en", { type: "conjunction" }).format(names)} if it is a trading day`;
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
