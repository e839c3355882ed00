import type { Figure } from "./figure.ts";

/**
 * Figures as people read them. The only place where a raw value becomes text, so that a number is written the same
 * on every platform. One decimal for multiples and percentages; the true minus sign (U+2212), never a hyphen.
 */

/** Text of a value that has no meaning. */
export const NOT_MEANINGFUL = "not meaningful";

/** `0.2093` as a fraction → `20.9%`; `15.24` as a multiple → `15.2×`; null → `not meaningful`. */
export function figureText({ value, unit }: Figure): string {
  if (value === null) return NOT_MEANINGFUL;
  switch (unit) {
    case "multiple":
      return `${decimal(value)}×`;
    case "fraction":
      return `${decimal(value * 100)}%`;
    case "percent":
      return `${decimal(value, 2)}%`;
    case "points":
      return `${decimal(value)} points`;
    case "per-year":
      return `${decimal(value * 100)}% a year`;
    case "ratio":
      return decimal(value, 2);
    case "usd":
      return usd(value);
    case "bp":
      return `${decimal(value)} bp`;
    case "count":
      return decimal(value, 0);
    case "days":
      return `${decimal(value, 0)} ${value === 1 ? "day" : "days"}`;
    case "years":
      return `${decimal(value)} years`;
    case "index":
      return decimal(value);
  }
}

/** A difference of multiples: `-3.86` → `−3.9 turns`, `3.5` → `+3.5 turns`. */
export function turnsText({ value }: Figure): string {
  return value === null ? NOT_MEANINGFUL : `${signed(value)} turns`;
}

/** A discount in words: `0.2` → `20.0% cheaper`, `-0.18` → `18.0% dearer`, `0.0001` → `no gap`. */
export function cheaperText({ value }: Figure): string {
  if (value === null) return NOT_MEANINGFUL;
  const text = decimal(Math.abs(value) * 100);
  if (text === "0.0") return "no gap";
  return `${text}% ${value > 0 ? "cheaper" : "dearer"}`;
}

/** A discount as a noun: `0.2` → `20.0% discount`, `-0.18` → `18.0% premium`. */
export function discountText({ value }: Figure): string {
  if (value === null) return NOT_MEANINGFUL;
  return `${decimal(Math.abs(value) * 100)}% ${value >= 0 ? "discount" : "premium"}`;
}

/** A signed share: `0.26` → `+26.0%`, `-0.1` → `−10.0%`. */
export function signedPercentText({ value }: Figure): string {
  return value === null ? NOT_MEANINGFUL : `${signed(value * 100)}%`;
}

/** An ISO instant as a day where the market is: `2026-05-05T20:00:00Z` → `5 May 2026`. */
export function dayText(instant: string, timeZone = "America/New_York"): string {
  const parts = dateParts(instant, timeZone);
  return `${parts.day} ${parts.month} ${parts.year}`;
}

/** An ISO instant to the minute: `21 Aug 2026 16:00 New York`. */
export function instantText(instant: string, timeZone = "America/New_York"): string {
  const parts = dateParts(instant, timeZone);
  const place = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return `${parts.day} ${parts.month} ${parts.year} ${parts.hour}:${parts.minute} ${place}`;
}

/** The market's calendar date of an instant: `2026-08-22T01:00:00Z` → `2026-08-21`. */
export function isoDay(instant: string, timeZone = "America/New_York"): string {
  return isoDayFormat(timeZone).format(new Date(instant));
}

/** A span of time, rounded down to its largest unit: 90 minutes in milliseconds → `1 hour`. */
export function ageText(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 1) return "less than a minute";
  if (minutes < 60) return counted(minutes, "minute");
  if (minutes < 48 * 60) return counted(Math.floor(minutes / 60), "hour");
  return counted(Math.floor(minutes / (24 * 60)), "day");
}

/** `1` → `1 name`, `3` → `3 names`, `1930` → `1,930 names`. */
export function counted(count: number, noun: string): string {
  return `${decimal(count, 0)} ${count === 1 ? noun : `${noun}s`}`;
}

/** A plain number with a fixed count of decimals, thousands separated: `1930.2` → `1,930.2`. */
export function decimal(value: number, digits = 1): string {
  const text = numberFormat(digits).format(Math.abs(value));
  const zero = !/[1-9]/.test(text);
  return value < 0 && !zero ? `−${text}` : text;
}

function signed(value: number): string {
  const text = decimal(value);
  return text.startsWith("−") || !/[1-9]/.test(text) ? text : `+${text}`;
}

function usd(value: number): string {
  const size = Math.abs(value);
  const [scale, word] = size >= 1e12 ? [1e12, " tn"] : size >= 1e9 ? [1e9, " bn"] : size >= 1e6 ? [1e6, " m"] : [1, ""];
  return `${value < 0 ? "−" : ""}$${decimal(size / scale, word === "" ? 2 : 1)}${word}`;
}

function dateParts(instant: string, timeZone: string) {
  const parts = partsFormat(timeZone).formatToParts(new Date(instant));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return {
    day: part("day"),
    month: part("month"),
    year: part("year"),
    hour: part("hour"),
    minute: part("minute"),
  };
}

// Making a formatter costs a hundred times as much as using it.
const numberFormat = kept(
  (digits: number) => new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);
const isoDayFormat = kept((timeZone: string) => new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }));
const partsFormat = kept(
  (timeZone: string) =>
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    }),
);

function kept<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
