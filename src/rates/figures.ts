import { type Defined, definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import { dayText } from "../format.ts";
import type { Ago } from "./ago.ts";
import { inBasisPoints, withoutNoise } from "./basis-points.ts";
import { RATES_DEFINITIONS } from "./definitions.ts";
import { directions } from "./directions.ts";
import { meetingFigures } from "./meeting-figures.ts";
import type { Outlook } from "./outlook.ts";
import type { RangeInForce } from "./range-in-force.ts";
import { STEP_BP } from "./two-outcomes.ts";

/** A last value of a series, percent, or why there is none. */
export type LastValue = {
  readonly value: number | null;
  /** ISO date of the value; null without one. */
  readonly date: string | null;
  readonly reason: string;
  readonly readings: readonly FigureReading[];
};

export type RatesFigures = {
  readonly outlook: Outlook;
  /** Why nothing is implied: prices or calendar that did not come; null when both did. */
  readonly failure: string | null;
  readonly range: RangeInForce | null;
  readonly rangeReason: string;
  readonly twoYear: LastValue;
  readonly highYield: LastValue;
  readonly ago: readonly Ago[];
  /** Why there is no calendar, and why a built-in list stands in for it; null when neither is so. */
  readonly calendar: { readonly reason: string | null; readonly fallback: string | null };
  /** Prices and calendar together. */
  readonly priceReadings: readonly FigureReading[];
  readonly calendarReadings: readonly FigureReading[];
  /** Of the target range: with the calendar where the range is the one it knows of the last decision. */
  readonly rangeReadings: readonly FigureReading[];
  readonly effectiveReadings: readonly FigureReading[];
};

const figure = (draft: Defined) => definedFigure(RATES_DEFINITIONS, draft);

/** Every figure of the rates answer; null with its reason. Which exist never depends on the chosen view. */
export function ratesFigures(parts: RatesFigures): Figure[] {
  const { outlook, failure, range, calendar, priceReadings, rangeReadings } = parts;
  const readings = together(priceReadings, rangeReadings);
  return [
    ...policyFigures(parts),
    ...nextFigures(parts),
    ...yearEndFigures(parts),
    ...agoFigures(parts),
    figure({
      id: "calendar.meetings",
      value: calendar.reason === null ? outlook.meetings.length : null,
      more: calendar.fallback === null ? "" : `; ${calendar.fallback}`,
      reason: calendar.reason ?? "",
      readings: parts.calendarReadings,
    }),
    ...meetingFigures(outlook.meetings, failure, range, readings),
  ];
}

/** The calendar may stand behind both prices and range: it is one request. */
function together(...readings: readonly (readonly FigureReading[])[]): readonly FigureReading[] {
  return [...new Set(readings.flat())];
}

function policyFigures(parts: RatesFigures): Figure[] {
  const { range, rangeReason, rangeReadings, effectiveReadings, twoYear, highYield } = parts;
  const bound = (id: "lower" | "upper") =>
    figure({
      id: `rate.${id}`,
      label: (name) => `${name}, ${id} bound`,
      value: range?.[id],
      more: rangeDay(range),
      reason: rangeReason,
      readings: rangeReadings,
    });
  const effective = range?.effective ?? null;
  const unrated = range ? "no effective rate is published for these days" : rangeReason;
  const gap = twoYear.value !== null && effective !== null ? inBasisPoints(twoYear.value - effective.value) : null;
  return [
    bound("lower"),
    bound("upper"),
    figure({
      id: "rate.effective",
      value: effective?.value,
      more: effective ? `, ${dayText(effective.date)}` : "",
      reason: unrated,
      readings: effectiveReadings,
    }),
    last("rate.twoYear", twoYear),
    figure({
      id: "rate.twoYearOverEffective",
      value: gap,
      reason: twoYear.value === null ? twoYear.reason : unrated,
      readings: [...twoYear.readings, ...effectiveReadings],
    }),
    last("credit.highYieldSpread", highYield),
  ];
}

function rangeDay(range: RangeInForce | null): string {
  if (!range) return "";
  const day = dayText(range.date);
  if (range.decided) return ` decided on ${day}, from the built-in list of decisions`;
  return ` of ${day}${range.awaited ? ", before the last decision" : ""}`;
}

function last(id: string, { value, date, reason, readings }: LastValue): Figure {
  return figure({ id, value, more: date === null ? "" : `, ${dayText(date)}`, reason, readings });
}

function nextFigures({ outlook: { next }, failure, priceReadings, rangeReadings }: RatesFigures): Figure[] {
  const readings = together(priceReadings, rangeReadings);
  const odds = next?.cumulative ? directions(next.cumulative) : null;
  const reason = failure ?? next?.gap ?? "no meeting to come is known";
  const at = next ? `meeting of ${dayText(next.date)}` : "next meeting";
  const of = (id: string, value: number | null, by: readonly FigureReading[]) =>
    figure({ id: `next.${id}`, label: (name) => `${name}, ${at}`, value, reason, readings: by });
  const change = next?.cumulative ? next.changeBp : null;
  const surprise = (id: string, move: number) =>
    of(`surprise.${id}`, change === null ? null : withoutNoise(move - change), priceReadings);
  return [
    of("pCut", odds?.pCut ?? null, readings),
    of("pHold", odds?.pHold ?? null, readings),
    of("pHike", odds?.pHike ?? null, readings),
    of("changeBp", change, priceReadings),
    surprise("cut", -STEP_BP),
    surprise("hold", 0),
    surprise("hike", STEP_BP),
  ];
}

function yearEndFigures({ outlook: { yearEnd }, failure, priceReadings }: RatesFigures): Figure[] {
  const { year, meeting } = yearEnd;
  const value = meeting?.expectedBp ?? null;
  const reason = failure ?? (meeting ? (meeting.gap ?? "") : `no meeting of ${year} is left`);
  const through = meeting ? `through the meeting of ${dayText(meeting.date)}` : `through the end of ${year}`;
  const of = (id: string, amount: number | null, more: string) =>
    figure({ id, label: (name) => `${name}, ${year}`, value: amount, more, reason, readings: priceReadings });
  return [
    of("yearEnd.changeBp", value, `, ${through}`),
    of("yearEnd.moves", value === null ? null : value / STEP_BP, `, ${through}, in steps of a quarter point`),
  ];
}

function agoFigures({ ago, failure, priceReadings, rangeReadings }: RatesFigures): Figure[] {
  const readings = together(priceReadings, rangeReadings);
  return ago.flatMap(({ key, words, date, next, yearEndBp, reason }) => {
    const of = (id: string, value: number | null) =>
      figure({
        id: `ago.${key}.${id}`,
        label: (name) => `${name}, ${words} before`,
        value,
        more: date ? `; recorded on ${dayText(date)}` : "",
        reason: failure ?? reason ?? "",
        readings,
      });
    return [
      of("next.pCut", next?.pCut ?? null),
      of("next.pHold", next?.pHold ?? null),
      of("next.pHike", next?.pHike ?? null),
      of("yearEnd.changeBp", yearEndBp),
    ];
  });
}
