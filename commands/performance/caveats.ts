import { daysBetween } from "../../src/calendar-day.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText, figureText } from "../../src/format.ts";
import { dividendDue } from "../../src/performance/dividend-due.ts";
import type { PerformanceParts } from "./parts.ts";

/** A last close older than this is worth a warning. */
const OLD_DAYS = 5;
const SIDES = ["small", "large"] as const;

/** What weakens trust in the numbers: missing dividends, old closes, days left out, older copies. Pure. */
export function performanceCaveats(parts: PerformanceParts, figures: Figures): string[] {
  return [...dividends(parts), ...ending(parts), ...leftOut(parts, figures), ...copies(parts)];
}

function dividends({ pair, window }: PerformanceParts): string[] {
  const { comparable, sides } = pair;
  if (!window) return [];
  const priceOnly = comparable.reason !== null;
  const overdue = SIDES.flatMap((side) => {
    if (priceOnly) return [];
    const known = pair.dividends[side];
    const last = known.dates.at(-1);
    return last && dividendDue(known, window.from, window.to) ? [`of ${sides[side]} since ${dayText(last)}`] : [];
  });
  const none = SIDES.filter((side) => pair.dividends[side].none && !sides[side].startsWith("^"));
  return [
    ...(priceOnly ? [`Prices of both are compared, without the dividends of either: ${comparable.reason}.`] : []),
    ...(overdue.length > 0
      ? [`No dividend is on record ${overdue.join(" and ")}; by the usual rhythm more was due, so returns may lack it.`]
      : []),
    ...none.map(
      (side) =>
        `The source gives ${sides[side]} the same closes with and without dividends, so whether any are in them cannot be told.`,
    ),
  ];
}

/** A comparison ends where the shorter history ends. */
function ending({ pair, window, day }: PerformanceParts): string[] {
  if (!window || daysBetween(window.to, day) <= OLD_DAYS) return [];
  const { sides, ends } = pair;
  if (ends.small === ends.large) return [`The last close that both have is of ${dayText(window.to)}.`];
  const [early, later] = ends.small < ends.large ? SIDES : SIDES.toReversed();
  if (!early || !later) return [];
  return [
    `The comparison ends on ${dayText(window.to)}, where the source's prices of ${sides[early]} end; those of ${sides[later]} go on to ${dayText(ends[later])}.`,
  ];
}

function leftOut({ pair }: PerformanceParts, figures: Figures): string[] {
  const dropped = figures["days.dropped"];
  if (!isKnown(dropped) || dropped.value === 0) return [];
  const { small, large } = pair.sides;
  return [`Days left out because only one of ${small} and ${large} has a close: ${figureText(dropped)}.`];
}

function copies({ pair }: PerformanceParts): string[] {
  const stale = [...new Set(pair.readings.filter((reading) => reading.stale).map(({ source }) => source))];
  return stale.map((source) => `${source} cannot be read at the moment; an older copy stands in.`);
}
