import { daysBetween } from "../../src/calendar-day.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText, figureText } from "../../src/format.ts";
import { newYork } from "../../src/market/session.ts";
import { lastDay } from "../../src/sectors/sector-return.ts";
import { ageTexts, failureTexts, unequalDaysTexts } from "../members.ts";
import { fundsOf, type SectorInputs, type SectorsParts } from "./parts.ts";
import { listed } from "./words.ts";

export type Caveats = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the numbers themselves. */
  readonly cautious: boolean;
};

/** Below this share of an index's weight a multiple is said to be partial. */
const FULL_COVERAGE = 0.85;
/** Returns that end longer ago than this are old. */
const OLD_RETURN_DAYS = 10;

/** What the figures call for: coverage, age, days that differ, failures. Sentences from figures only. Pure. */
export function sectorsCaveats(parts: SectorsParts, figures: Figures): Caveats {
  const { options, small, large } = parts;
  const reads = [small, large];
  const byQuotes = options.by === "valuation" || options.by === "growth";
  const members = options.by === "performance" ? [] : [...weightDays(parts), ...failureTexts(reads)];
  const warnings = [...members, ...unclassified(parts, figures), ...returns(parts)];
  const thin =
    byQuotes && reads.some(({ side }) => (side.breakdown?.whole.valuation.coverage?.weight ?? 0) < FULL_COVERAGE);
  return {
    texts: [...(byQuotes ? covered(parts, figures) : []), ...warnings],
    cautious: thin || warnings.length > 0,
  };
}

/** Old weights; where at most one side's are, also that the two are not of one day. */
function weightDays({ small, large, now }: SectorsParts): string[] {
  const reads = [small, large];
  const ages = ageTexts(reads, now);
  return ages.length < 2
    ? [...ages, ...unequalDaysTexts(reads.map(({ members }) => members?.holdings.observedAt))]
    : ages;
}

function covered({ options: { by }, small, large }: SectorsParts, figures: Figures): string[] {
  const of = (key: "small" | "large", { index }: SectorInputs) => {
    const weight = figures[`${key}.coverage.weight`];
    return isKnown(weight) ? [`${figureText(weight)} of the ${index.name} by weight`] : [];
  };
  const parts = [...of("small", small), ...of("large", large)];
  const basis = by === "valuation" ? " Earnings are those of each company's next fiscal year, as in valuation." : "";
  return parts.length > 0 ? [`Forecasts cover ${parts.join(" and ")}.${basis}`] : [];
}

function unclassified({ small, large }: SectorsParts, figures: Figures): string[] {
  return (
    [
      ["small", small],
      ["large", large],
    ] as const
  ).flatMap(([key, { index }]) => {
    const [names, weight] = [figures[`${key}.unclassified.names`], figures[`${key}.unclassified.weight`]];
    return isKnown(names) && isKnown(weight) && names.value > 0
      ? [
          `Without a GICS sector in the ${index.name}'s file, and apart: ${figureText(names)} of its companies, ${figureText(weight)} by weight.`,
        ]
      : [];
  });
}

/** Funds that could not be read, and returns that end long ago. */
function returns(parts: SectorsParts): string[] {
  const funds = fundsOf(parts);
  const today = newYork(parts.now).date;
  const lost = Map.groupBy(
    funds.flatMap(({ fund, read }) =>
      read.history === null ? [{ fund, why: read.reason.replace(` of ${fund}`, "") }] : [],
    ),
    ({ why }) => why,
  );
  const old = Map.groupBy(
    funds.flatMap(({ fund, read: { history } }) => {
      const last = history && lastDay(history);
      return last && daysBetween(last, today) > OLD_RETURN_DAYS ? [{ fund, last }] : [];
    }),
    ({ last }) => last,
  );
  const stale = funds.flatMap(({ fund, read }) => (read.history && read.reading.stale ? [fund] : []));
  const names = (group: readonly { readonly fund: string }[]) => listed(group.map(({ fund }) => fund));
  return [
    ...[...lost].map(([why, group]) => `Not read: ${names(group)} (${why}).`),
    ...[...old].map(([last, group]) => `The prices of ${names(group)} end on ${dayText(last)}, and so do the returns.`),
    ...(stale.length > 0 ? [`An older copy stands in for the prices of ${listed(stale)}.`] : []),
  ];
}
