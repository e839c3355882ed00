import { type Reasoned, tightest } from "../../src/company/screen.ts";
import type { Figures } from "../../src/figure.ts";
import { dayText } from "../../src/format.ts";
import { quotedBatches } from "../../src/market/universe.ts";
import { oldestObservation } from "../../src/reading.ts";
import { ageTexts, failureTexts } from "../members.ts";
import { conditionsOf } from "./conditions.ts";
import { shownRows } from "./figures.ts";
import type { ScreenParts } from "./parts.ts";
import { conditionText, count, SORT_WORDS } from "./words.ts";

export type Notes = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the numbers themselves. */
  readonly cautious: boolean;
};

/** So many reasons are told; the receipt has all of them. */
const REASONS = 4;

/** Commentary and the caveats that the figures call for. Sentences from figures only. Pure. */
export function screenNotes(parts: ScreenParts, figures: Figures): Notes {
  const { read, filedFailure, filedReadings, now } = parts;
  const warnings = [
    ...(filedFailure === null ? [] : [`Debt and coverage are not known: ${filedFailure}.`]),
    ...(filedReadings.some(({ stale }) => stale)
      ? ["The filings are an older copy, since their source fails now."]
      : []),
    ...ageTexts([read], now),
    ...failureTexts([read]),
  ];
  return {
    texts: [
      ...shownText(parts, figures),
      ...looserText(parts, figures),
      ...unjudgedText(parts, figures),
      ...thinBaseText(parts),
      originText(parts),
      ...warnings,
    ],
    cautious: warnings.length > 0,
  };
}

function shownText(parts: ScreenParts, figures: Figures): string[] {
  const { ordered, options } = parts;
  if (ordered.length === 0) return [];
  const [shown, matches] = [shownRows(parts).length, ordered.length];
  const rest =
    shown < matches
      ? `The first ${count(figures, "shown")} of ${count(figures, "matches")} are shown`
      : "All are shown";
  return [`${rest}, ${SORT_WORDS[options.sort]}; the attached file has every match.`];
}

function looserText({ options, screening }: ScreenParts, figures: Figures): string[] {
  const option = tightest(screening);
  const condition = conditionsOf(options).find((each) => each.option === option);
  if (!condition) return [];
  return [`Without asking for ${conditionText(condition, figures)} there would be ${count(figures, "loosened")}.`];
}

function unjudgedText({ screening }: ScreenParts, figures: Figures): string[] {
  const { unjudged, without, judged, members } = screening;
  const told = (key: string, groups: readonly Reasoned[]) => {
    const reasons = groups.map(({ reason }, index) => `${count(figures, `${key}.${index + 1}`)}: ${reason}`);
    return `${reasons.slice(0, REASONS).join("; ")}${reasons.length > REASONS ? "; and others" : ""}`;
  };
  return [
    ...(without.length === 0 ? [] : [`No matches for want of such a value, ${told("without", without)}.`]),
    ...(judged === members.length
      ? []
      : [
          `${count(figures, "unjudged")} could not be judged and are no matches either, ${told("unjudged", unjudged)}.`,
        ]),
  ];
}

/** Above this a rate of growth tells of a small base. */
const THIN_BASE = 2;

function thinBaseText(parts: ScreenParts): string[] {
  const large = shownRows(parts).some(({ measures }) => (measures.growth.value ?? 0) > THIN_BASE);
  return large ? ["Growth from next to no earnings is a large number that says little."] : [];
}

/** Today's members, and forecasts that come down: both belong beside every list of this kind. */
function originText({ read }: ScreenParts): string {
  const asOf = read.members && oldestObservation(quotedBatches(read.members));
  const dated = asOf ? ` of ${dayText(asOf)}` : "";
  return `Companies that left the index are not in the list. Estimates${dated} as a rule come down while a year goes on, and few analysts follow the smallest.`;
}
