import { definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import { dayText, decimal } from "../format.ts";
import { RATES_DEFINITIONS } from "./definitions.ts";
import { type Directions, directions } from "./directions.ts";
import type { MeetingOdds } from "./meeting-odds.ts";
import { countedFrom, type RangeInForce } from "./range-in-force.ts";
import type { Outcome } from "./two-outcomes.ts";
import { VIEWS, type View } from "./view.ts";

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
  const figure = (id: string, value: number | null, why: string | null, of = "", more = "") =>
    definedFigure(RATES_DEFINITIONS, {
      id,
      label: (name) => `${name}${of}, ${day}`,
      value,
      more,
      reason: failure ?? why ?? "",
      readings,
    });
  const views = VIEWS.flatMap((view) => {
    const [outcomes, why] = [meeting[view], view === "local" ? reason : gap];
    const odds: Directions | null = outcomes && directions(outcomes);
    const share = (name: keyof Directions) => figure(meetingId(date, view, name), odds?.[name] ?? null, why);
    return [
      share("pCut"),
      share("pHold"),
      share("pHike"),
      figure(meetingId(date, view, "changeBp"), view === "local" ? changeBp : expectedBp, why),
      ...(outcomes ?? []).map(({ bp, p }) =>
        figure(meetingId(date, view, `bp.${bp}`), p, null, ` of ${decimal(bp, 0)} bp`),
      ),
    ];
  });
  const how = meeting.how === "forward" ? ", lower confidence" : "";
  return [
    figure(meetingId(date, "cumulative", "start"), start, reason, "", how),
    figure(meetingId(date, "cumulative", "end"), end, reason, "", how),
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
      definedFigure(RATES_DEFINITIONS, {
        id: `range.${bp}.${id}`,
        label: (name) => `${name} of ${decimal(bp, 0)} bp, ${id} bound`,
        value: from ? from[id] + bp / 100 : null,
        reason,
        readings,
      });
    const change = definedFigure(RATES_DEFINITIONS, {
      id: `range.${bp}.changeBp`,
      label: (name) => `${name} of ${decimal(bp, 0)} bp`,
      value: bp,
      reason: "",
      readings,
    });
    return [bound("lower"), bound("upper"), change];
  });
}
