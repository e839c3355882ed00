import { DAY_MS } from "../../calendar-day.ts";
import type { Series, SeriesId } from "../macro.ts";
import { bridgeAt } from "./bridge.ts";
import { policyOn, targetAt } from "./policy-path.ts";
import { normalAt } from "./random.ts";
import { dateOf, tradingDay } from "./trading-days.ts";

/** Months that Unix time has not reached are not simulated. */
const FIRST_MONTH = "1970-01";
const BLOCK = 512;

/**
 * Simulated yields, spreads, unemployment and consumer prices after the close of a trading day, from a date on, as far
 * as they are published by then: yields on the next day, monthly series in the month after, dated by its first day.
 */
export function economicSeries(id: SeriesId, from: string, day: number): Series {
  const made = MAKERS[id];
  return { id, points: "daily" in made ? daily(made, from, day) : monthly(made, from, day), dropped: 0 };
}

/** A value for each trading day, or for each month with the day of the next month on which it comes out. */
type Maker =
  | { readonly daily: (date: string, day: number) => number; readonly digits: number }
  | {
      readonly monthly: (months: number) => number;
      readonly digits: number;
      readonly publishedFrom: number;
      readonly weekday?: number;
    };

const MAKERS: Readonly<Record<SeriesId, Maker>> = {
  DGS3MO: { daily: (date, day) => yieldAt(date, day, 0.25, 51), digits: 2 },
  DGS2: { daily: (date, day) => yieldAt(date, day, 2, 51), digits: 2 },
  DGS5: { daily: (date, day) => yieldAt(date, day, 5, 51) + 0.1 + bridgeAt(52, day, 0.008, BLOCK), digits: 2 },
  BAMLH0A0HYM2: { daily: (_, day) => 3.6 * Math.exp(bridgeAt(53, day, 0.02, BLOCK)), digits: 2 },
  UNRATE: {
    monthly: (months) =>
      4.4 + 0.6 * Math.sin(months / 17) + 0.3 * Math.sin(months / 7) + 0.05 * normalAt(54, months, 0),
    digits: 1,
    // The first Friday.
    publishedFrom: 1,
    weekday: 5,
  },
  CPIAUCSL: {
    monthly: (months) =>
      320 * Math.exp((0.026 * (months - 672)) / 12 + 0.006 * Math.sin(months / 11) + 0.0004 * normalAt(55, months, 0)),
    digits: 3,
    publishedFrom: 12,
  },
};

/** Half of what policy will be in the middle of the term, half of what it is; a wandering premium. */
function yieldAt(date: string, day: number, years: number, seed: number): number {
  const middle = new Date(Date.parse(date) + (years / 2) * 365.25 * DAY_MS).toISOString().slice(0, 10);
  return 0.25 + (policyOn(date).lower + targetAt(middle)) / 2 + bridgeAt(seed, day, 0.03, BLOCK);
}

function daily({ daily, digits }: Extract<Maker, { daily: unknown }>, from: string, last: number): Series["points"] {
  const asked = tradingDay(from);
  const first = dateOf(asked) < from.slice(0, 10) ? asked + 1 : asked;
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => {
    const date = dateOf(first + index);
    return { date, value: rounded(daily(date, first + index), digits) };
  });
}

function monthly(maker: Extract<Maker, { monthly: unknown }>, from: string, last: number): Series["points"] {
  const today = dateOf(last);
  const points: { date: string; value: number }[] = [];
  for (
    let months = monthNumber(from < FIRST_MONTH ? FIRST_MONTH : from);
    ismManufacturingDay(months, maker) <= today;
    months += 1
  ) {
    const date = firstOf(months);
    if (date >= from) points.push({ date, value: rounded(maker.monthly(months), maker.digits) });
  }
  return points;
}

function ismManufacturingDay(months: number, { publishedFrom, weekday }: Extract<Maker, { monthly: unknown }>): string {
  const day = new Date(`${firstOf(months + 1).slice(0, 8)}${String(publishedFrom).padStart(2, "0")}`);
  const wait = weekday === undefined ? 0 : (weekday - day.getUTCDay() + 7) % 7;
  return new Date(day.getTime() + wait * DAY_MS).toISOString().slice(0, 10);
}

/** Months since January 1970. */
function monthNumber(date: string): number {
  return (Number(date.slice(0, 4)) - 1970) * 12 + Number(date.slice(5, 7)) - 1;
}

function firstOf(months: number): string {
  return new Date(Date.UTC(1970, months, 1)).toISOString().slice(0, 10);
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
