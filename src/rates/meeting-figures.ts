import { type Figure, type FigureReading, toFigure, type Unit } from "../figure.ts";
import { dayText, decimal } from "../format.ts";
import { type Directions, directions } from "./directions.ts";
import type { MeetingOdds } from "./meeting-odds.ts";
import { countedFrom, type RangeInForce } from "./range-in-force.ts";
import type { Outcome } from "./two-outcomes.ts";

/** The three ways to look at a meeting. */
export const VIEWS = ["cumulative", "local", "aggregated"] as const;
export type View = (typeof VIEWS)[number];

/** What each view measures, for a figure's basis. */
const MEASURES: Readonly<Record<View, string>> = {
  cumulative: "market-implied: where the range stands after all moves up to this meeting, against the range in force",
  local: "market-implied: the move at this meeting alone",
  aggregated: "market-implied: the whole change up to this meeting as two neighbouring outcomes",
};

/**
 * Figures of every meeting to come in every view, `meeting.2026-09-16.pHike`, and of the ranges they speak of,
 * `range.25.lower`. A view other than the cumulative one stands before the name: `meeting.2026-09-16.local.pHike`.
 *
 * @param failure - Why nothing is implied at all; null when something is.
 */
export function meetingFigures(
  meetings: readonly MeetingOdds[],
  failure: string | null,
  range: RangeInForce | null,
  readings: readonly FigureReading[],
): Figure[] {
  return [
    ...meetings.flatMap((meeting) => oneMeeting(meeting, failure, readings)),
    ...rangeFigures(meetings, range, readings),
  ];
}

/** Where a figure of a meeting and a view is found. */
export function meetingId(date: string, view: View, name: string): string {
  return `meeting.${date}.${view === "cumulative" ? "" : `${view}.`}${name}`;
}

function oneMeeting(meeting: MeetingOdds, failure: string | null, readings: readonly FigureReading[]): Figure[] {
  const { date, start, end, reason, gap, changeBp, expectedBp } = meeting;
  const day = dayText(date);
  const figure = (id: string, label: string, value: number | null, unit: Unit, basis: string, why: string | null) =>
    toFigure({ id, label: `${label}, ${day}`, value, unit, basis, reason: failure ?? why ?? "", readings });
  const views = VIEWS.flatMap((view) => {
    const [outcomes, why] = [meeting[view], view === "local" ? reason : gap];
    const odds: Directions | null = outcomes && directions(outcomes);
    const change = view === "local" ? changeBp : expectedBp;
    const share = (name: keyof Directions, label: string) =>
      figure(meetingId(date, view, name), label, odds?.[name] ?? null, "fraction", MEASURES[view], why);
    return [
      share("pCut", "Cut"),
      share("pHold", "Hold"),
      share("pHike", "Hike"),
      figure(meetingId(date, view, "changeBp"), "Expected change", change, "bp", MEASURES[view], why),
      ...(outcomes ?? []).map(({ bp, p }) =>
        figure(meetingId(date, view, `bp.${bp}`), `Move of ${decimal(bp, 0)} bp`, p, "fraction", MEASURES[view], null),
      ),
    ];
  });
  const how = meeting.how === "forward" ? "implied by futures, lower confidence" : "implied by futures";
  return [
    figure(meetingId(date, "cumulative", "start"), "Rate before the meeting", start, "percent", how, reason),
    figure(meetingId(date, "cumulative", "end"), "Rate after the meeting", end, "percent", how, reason),
    ...views,
  ];
}

/** Every range that is given a probability anywhere: its bounds and its distance from the range in force. */
function rangeFigures(
  meetings: readonly MeetingOdds[],
  range: RangeInForce | null,
  readings: readonly FigureReading[],
): Figure[] {
  const all = meetings.flatMap((meeting) => VIEWS.flatMap((view): readonly Outcome[] => meeting[view] ?? []));
  const moves = [...new Set(all.map(({ bp }) => bp))].sort((a, b) => a - b);
  const from = countedFrom(range);
  const reason = range
    ? "the target range after the last decision is not published yet"
    : "the target range in force is not known";
  return moves.flatMap((bp) => {
    const bound = (id: "lower" | "upper") =>
      toFigure({
        id: `range.${bp}.${id}`,
        label: `Target range after a change of ${decimal(bp, 0)} bp, ${id} bound`,
        value: from ? from[id] + bp / 100 : null,
        unit: "percent",
        basis: "a target range that prices give a probability",
        reason,
        readings,
      });
    const change = toFigure({
      id: `range.${bp}.changeBp`,
      label: `Change of ${decimal(bp, 0)} bp`,
      value: bp,
      unit: "bp",
      basis: "a change that prices give a probability",
      reason: "",
      readings,
    });
    return [bound("lower"), bound("upper"), change];
  });
}
