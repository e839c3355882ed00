import { type Figure, type FigureReading, toFigure } from "../figure.ts";
import { dayText } from "../format.ts";
import type { Ago } from "./ago.ts";
import { inBasisPoints, withoutNoise } from "./basis-points.ts";
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

/** Every figure of the rates answer; null with its reason. Which exist never depends on the chosen view. */
export function ratesFigures(parts: RatesFigures): Figure[] {
  const { outlook, failure, range, calendar, priceReadings, rangeReadings } = parts;
  const readings = together(priceReadings, rangeReadings);
  return [
    ...policyFigures(parts),
    ...nextFigures(parts),
    ...yearEndFigures(parts),
    ...agoFigures(parts),
    toFigure({
      id: "calendar.meetings",
      label: "Meetings to come in the calendar",
      value: calendar.reason === null ? outlook.meetings.length : null,
      unit: "count",
      basis: calendar.fallback ?? "scheduled meetings of the Federal Open Market Committee",
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
  const of = rangeDay(range);
  const rate = (id: string, label: string, value: number | null, basis: string) =>
    toFigure({ id, label, value, unit: "percent", basis, reason: rangeReason, readings: rangeReadings });
  const effective = range?.effective ?? null;
  const unrated = range ? "no effective rate is published for these days" : rangeReason;
  const gap = twoYear.value !== null && effective !== null ? inBasisPoints(twoYear.value - effective.value) : null;
  return [
    rate("rate.lower", "Target range, lower bound", range?.lower ?? null, `target range${of}`),
    rate("rate.upper", "Target range, upper bound", range?.upper ?? null, `target range${of}`),
    toFigure({
      id: "rate.effective",
      label: "Effective federal funds rate",
      value: effective?.value ?? null,
      unit: "percent",
      basis: `volume-weighted median of the day${effective ? `, ${dayText(effective.date)}` : ""}`,
      reason: unrated,
      readings: effectiveReadings,
    }),
    last("rate.twoYear", "2-year Treasury yield", twoYear, "constant maturity"),
    toFigure({
      id: "rate.twoYearOverEffective",
      label: "2-year yield over the effective rate",
      value: gap,
      unit: "bp",
      basis: "2-year Treasury yield − effective federal funds rate",
      reason: twoYear.value === null ? twoYear.reason : unrated,
      readings: [...twoYear.readings, ...effectiveReadings],
    }),
    last(
      "credit.highYieldSpread",
      "High-yield spread",
      highYield,
      "option-adjusted, percentage points over Treasuries",
    ),
  ];
}

function rangeDay(range: RangeInForce | null): string {
  if (!range) return "";
  const day = dayText(range.date);
  if (range.decided) return ` decided on ${day}, from the built-in list of decisions`;
  return ` of ${day}${range.awaited ? ", before the last decision" : ""}`;
}

function last(id: string, label: string, { value, date, reason, readings }: LastValue, basis: string): Figure {
  const of = date === null ? "" : `, ${dayText(date)}`;
  return toFigure({ id, label, value, unit: "percent", basis: `${basis}${of}`, reason, readings });
}

function nextFigures({ outlook: { next }, failure, priceReadings, rangeReadings }: RatesFigures): Figure[] {
  const readings = together(priceReadings, rangeReadings);
  const odds = next?.cumulative ? directions(next.cumulative) : null;
  const reason = failure ?? next?.gap ?? "no meeting to come is known";
  const at = next ? `meeting of ${dayText(next.date)}` : "next meeting";
  const share = (id: string, label: string, value: number | null) =>
    toFigure({
      id: `next.${id}`,
      label: `${label}, ${at}`,
      value,
      unit: "fraction",
      basis: "market-implied, from fed funds futures, against the range in force",
      reason,
      readings,
    });
  const bp = (id: string, label: string, value: number | null, basis: string) =>
    toFigure({ id: `next.${id}`, label: `${label}, ${at}`, value, unit: "bp", basis, reason, readings: priceReadings });
  const change = next?.cumulative ? next.changeBp : null;
  const surprise = (move: number) => (change === null ? null : withoutNoise(move - change));
  const against = "the move − the change that is priced for the meeting";
  return [
    share("pCut", "Cut", odds?.pCut ?? null),
    share("pHold", "Hold", odds?.pHold ?? null),
    share("pHike", "Hike", odds?.pHike ?? null),
    bp("changeBp", "Expected change", change, "rate after the meeting − rate before it, both implied by futures"),
    bp("surprise.cut", "Surprise of a quarter-point cut", surprise(-STEP_BP), against),
    bp("surprise.hold", "Surprise of a hold", surprise(0), against),
    bp("surprise.hike", "Surprise of a quarter-point hike", surprise(STEP_BP), against),
  ];
}

function yearEndFigures({ outlook: { yearEnd }, failure, priceReadings }: RatesFigures): Figure[] {
  const { year, meeting } = yearEnd;
  const value = meeting?.expectedBp ?? null;
  const reason = failure ?? (meeting ? (meeting.gap ?? "") : `no meeting of ${year} is left`);
  const through = meeting ? `through the meeting of ${dayText(meeting.date)}` : `through the end of ${year}`;
  const basis = `implied rate after the last meeting of the year − before the next one, ${through}`;
  return [
    toFigure({
      id: "yearEnd.changeBp",
      label: `Expected change by the end of ${year}`,
      value,
      unit: "bp",
      basis,
      reason,
      readings: priceReadings,
    }),
    toFigure({
      id: "yearEnd.moves",
      label: `Quarter-point moves priced by the end of ${year}`,
      value: value === null ? null : value / STEP_BP,
      unit: "ratio",
      basis: `${basis}, in steps of a quarter point`,
      reason,
      readings: priceReadings,
    }),
  ];
}

function agoFigures({ ago, failure, priceReadings, rangeReadings }: RatesFigures): Figure[] {
  const readings = together(priceReadings, rangeReadings);
  return ago.flatMap(({ key, words, date, next, yearEndBp, reason }) => {
    const basis = `settlements recorded ${date ? `on ${dayText(date)}` : `${words} before`}, against today's range`;
    const figure = (id: string, label: string, value: number | null, unit: "fraction" | "bp") =>
      toFigure({
        id: `ago.${key}.${id}`,
        label: `${label}, ${words} before`,
        value,
        unit,
        basis,
        reason: failure ?? reason ?? "",
        readings,
      });
    return [
      figure("next.pCut", "Cut at the next meeting", next?.pCut ?? null, "fraction"),
      figure("next.pHold", "Hold at the next meeting", next?.pHold ?? null, "fraction"),
      figure("next.pHike", "Hike at the next meeting", next?.pHike ?? null, "fraction"),
      figure("yearEnd.changeBp", "Expected change by year end", yearEndBp, "bp"),
    ];
  });
}
