import { definedFigure } from "../definition.ts";
import type { Figure, FigureReading } from "../figure.ts";
import { counted, dayText } from "../format.ts";
import { percentile } from "../statistics/percentile.ts";
import { standing } from "../statistics/z-score.ts";
import { RECORD_DEFINITIONS } from "./definitions.ts";
import type { RecordedDay } from "./record.ts";

/** A statement about our own daily record needs this many trading days. */
export const DAYS_FOR_STANDING = 250;

/** One day of the relative multiple small / large, one method throughout. */
export type RelativeDay = { readonly date: string; readonly value: number };

/**
 * The recorded history of small / large by one pair of figures, oldest first. Days on which a side has no meaning are
 * left out; days of another method version are never mixed in.
 */
export function relativeHistory(
  days: readonly RecordedDay[],
  smallId: string,
  largeId: string,
  method: number,
): RelativeDay[] {
  return days.flatMap(({ date, figures, method: recorded }) => {
    const [small, large] = [figures[smallId], figures[largeId]];
    return recorded === method && small != null && large != null && large > 0 ? [{ date, value: small / large }] : [];
  });
}

/**
 * Where today's relative multiple stands in our own record: z-score, percentile and the number of days, always said as
 * "of n days since". Null with its reason below 250 trading days.
 *
 * @param imported - How many of the days were imported, by our own method.
 */
export function historyFigures(
  now: number | null,
  history: readonly RelativeDay[],
  readings: readonly FigureReading[],
  notRecorded: string | null,
  imported = 0,
): Figure[] {
  const n = history.length;
  const values = history.map(({ value }) => value);
  const since = history[0] ? ` since ${dayText(history[0].date)}` : "";
  const reason =
    notRecorded ??
    (n < DAYS_FOR_STANDING
      ? `the record has ${n} of the ${DAYS_FOR_STANDING} trading days this needs${since}`
      : now === null
        ? "today's relative multiple is not meaningful"
        : "the recorded relative multiple never moved");
  const enough = n >= DAYS_FOR_STANDING && now !== null && notRecorded === null;
  const figure = (id: string, value: number | null): Figure =>
    definedFigure(RECORD_DEFINITIONS, {
      id,
      value,
      more: `, of ${counted(n, "trading day")}${since} in our own record${imported > 0 ? `, ${imported} of them imported` : ""}`,
      reason,
      readings,
    });
  return [
    figure("history.n", n),
    figure("history.z", enough ? (standing(now, values)?.z ?? null) : null),
    figure("history.percentile", enough ? percentile(now, values) : null),
  ];
}
