import { dateParts } from "./date-parts.ts";
import { type Figure, isKnown } from "./figure.ts";
import { lately } from "./lately.ts";

/**
 * Figures as people read them. The only place where a raw value becomes text, so that a number is written the same
 * on every platform. One decimal for multiples and percentages; the true minus sign (U+2212), never a hyphen.
 */

/** Formats that are remembered. */
const FORMATS = 64;

/** Text of a value that has no meaning. */
export const NOT_MEANINGFUL = "not meaningful";
/** Text of an instant that cannot be read; a card is not lost for it. */
const NO_TIME = "unknown time";

/** `0.2093` as a fraction → `20.9%`; `15.24` as a multiple → `15.2×`; null → `not meaningful`. */
export function figureText({ value, unit }: Figure): string {
  if (!meaningful(value)) return NOT_MEANINGFUL;
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
      return `${decimal(value, Number.isInteger(value) ? 0 : 1)} bp`;
    case "count":
      return decimal(value, 0);
    case "days":
      return counted(value, "day");
    case "years":
      return `${decimal(value)} years`;
    case "index":
      return decimal(value);
  }
}

/** A figure in a table or a list, by any of these texts: a dash where it is missing or has no value. */
export function textOrDash(figure: Figure | undefined, text: (figure: Figure) => string = figureText): string {
  return isKnown(figure) ? text(figure) : "–";
}

/** A difference of multiples: `-3.86` → `−3.9 turns`, `3.5` → `+3.5 turns`. */
export function turnsText({ value }: Figure): string {
  return !meaningful(value) ? NOT_MEANINGFUL : `${signed(value)} turns`;
}

/** A discount in words: `0.2` → `20.0% cheaper`, `-0.18` → `18.0% dearer`, `0.0001` → `no gap`. */
export function cheaperText({ value }: Figure): string {
  if (!meaningful(value)) return NOT_MEANINGFUL;
  const text = decimal(Math.abs(value) * 100);
  if (text === "0.0") return "no gap";
  return `${text}% ${value > 0 ? "cheaper" : "dearer"}`;
}

/** A plain share of 1: `0.952` → `95.2%`. */
export function shareText(share: number): string {
  return `${decimal(share * 100)}%`;
}

/** A small share, such as what a fund costs a year or a company's weight in an index: `0.0006` → `0.06%`. */
export function finePercentText({ value }: Figure): string {
  return !meaningful(value) ? NOT_MEANINGFUL : `${decimal(value * 100, 2)}%`;
}

/** A signed share: `0.26` → `+26.0%`, `-0.1` → `−10.0%`. */
export function signedPercentText({ value }: Figure): string {
  return !meaningful(value) ? NOT_MEANINGFUL : `${signed(value * 100)}%`;
}

/** Any figure with its sign: `9.6` bp → `+9.6 bp`, `-133.8` points → `−133.8 points`. */
export function signedText(figure: Figure): string {
  const text = figureText(figure);
  return meaningful(figure.value) && figure.value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A signed figure in a column that names its unit: `-133.8` points → `−133.8`. */
export function signedNumberText({ value }: Figure): string {
  return meaningful(value) ? signed(value) : NOT_MEANINGFUL;
}

/** A probability as people say it: `0.3986` → `40%`; what is neither 0 nor 1 is never written as such. */
export function wholePercentText({ value }: Figure): string {
  if (!meaningful(value)) return NOT_MEANINGFUL;
  if (value > 0 && value < 0.005) return "less than 1%";
  if (value < 1 && value >= 0.995) return "more than 99%";
  return `${decimal(value * 100, 0)}%`;
}

/** An ISO instant as a day where the market is: `2026-05-05T20:00:00Z` → `5 May 2026`; a date is that day anywhere. */
export function dayText(instant: string, timeZone = "America/New_York"): string {
  const parts = dateParts(instant, isDate(instant) ? "UTC" : timeZone);
  if (!parts) return NO_TIME;
  return `${parts.day} ${parts.month} ${parts.year}`;
}

/** An ISO instant to the minute: `21 Aug 2026 16:00 New York`. */
export function instantText(instant: string, timeZone = "America/New_York"): string {
  const parts = dateParts(instant, timeZone);
  if (!parts) return NO_TIME;
  const place = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return `${parts.day} ${parts.month} ${parts.year} ${parts.hour}:${parts.minute} ${place}`;
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
  const text = decimal(count, 0);
  return `${text} ${text === "1" ? noun : `${noun}s`}`;
}

/** A plain number with a fixed count of decimals, thousands separated: `1930.2` → `1,930.2`. */
export function decimal(value: number, digits = 1): string {
  if (!Number.isFinite(value)) return NOT_MEANINGFUL;
  const text = numberFormat(digits).format(Math.abs(value));
  const zero = !/[1-9]/.test(text);
  return value < 0 && !zero ? `−${text}` : text;
}

function meaningful(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

function signed(value: number): string {
  const text = decimal(value);
  return text.startsWith("−") || !/[1-9]/.test(text) ? text : `+${text}`;
}

function usd(value: number): string {
  const size = Math.abs(value);
  // What rounds up to 1,000.0 of one scale is 1.0 of the next.
  const reaches = (scale: number) => size >= scale * 0.99995;
  const [scale, word] = SCALES.find(([scale]) => reaches(scale)) ?? [1, ""];
  const text = decimal(size / scale, word === "" ? 2 : 1);
  return `${value < 0 && /[1-9]/.test(text) ? "−" : ""}$${text}${word}`;
}

const SCALES = [
  [1e12, " tn"],
  [1e9, " bn"],
  [1e6, " m"],
] as const;

function isDate(instant: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(instant);
}

// Making a formatter costs a hundred times as much as using it.
const numberFormat = lately(
  FORMATS,
  (digits: number) => new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);
