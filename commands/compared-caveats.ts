import { daysBetween } from "../src/calendar-day.ts";
import { dayText } from "../src/format.ts";
import { dividendDue } from "../src/performance/dividend-due.ts";
import type { Compared } from "./compared.ts";

/** A last close older than this is worth a warning. */
const OLD_DAYS = 5;
const SIDES = ["small", "large"] as const;

/** A period of two histories, from its base to its last close; ISO dates. */
type Span = { readonly from: string; readonly to: string };

/** What is known of the dividends in a period's returns. Pure. */
export function dividendTexts({ comparable, sides, dividends }: Compared, window: Span): string[] {
  const priceOnly = comparable.reason !== null;
  const overdue = SIDES.flatMap((side) => {
    if (priceOnly) return [];
    const known = dividends[side];
    const last = known.dates.at(-1);
    return last && dividendDue(known, window.from, window.to) ? [`of ${sides[side]} since ${dayText(last)}`] : [];
  });
  const none = SIDES.filter((side) => dividends[side].none && !sides[side].startsWith("^"));
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

/** A comparison ends where the shorter history ends. Pure. */
export function endingTexts({ sides, ends }: Compared, window: Span, day: string): string[] {
  if (daysBetween(window.to, day) <= OLD_DAYS) return [];
  if (ends.small === ends.large) return [`The last close that both have is of ${dayText(window.to)}.`];
  const [early, later] = ends.small < ends.large ? SIDES : SIDES.toReversed();
  if (!early || !later) return [];
  return [
    `The comparison ends on ${dayText(window.to)}, where the source's prices of ${sides[early]} end; those of ${sides[later]} go on to ${dayText(ends[later])}.`,
  ];
}

/** Sources that fail, while an older copy stands in. Pure. */
export function copyTexts(readings: Compared["readings"]): string[] {
  const stale = [...new Set(readings.filter((reading) => reading.stale).map(({ source }) => source))];
  return stale.map((source) => `${source} cannot be read at the moment; an older copy stands in.`);
}
