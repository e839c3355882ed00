import { ARTICLE } from "../../src/earnings/article.ts";
import type { Figures } from "../../src/figure.ts";
import { dayText, figureText, signedPercentText, signedText } from "../../src/format.ts";
import { quotedBatches } from "../../src/market/universe.ts";
import { oldestObservation } from "../../src/reading.ts";
import { ageTexts, failureTexts, pendingText } from "../members.ts";
import type { EarningsParts, OutlookInputs } from "./parts.ts";
import { isLossPool, text, yearName, yearsText } from "./words.ts";

export type Notes = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the numbers themselves. */
  readonly cautious: boolean;
  readonly pending: string | null;
};

/** Below this share of an index's weight a figure is said to be partial. */
const FULL_COVERAGE = 0.85;

/** Earnings on a hundred dollars of an index below which their growth rate is said to say little. */
const THIN_BASE_USD = 1;

/** Commentary and caveats that the figures call for. Sentences from figures only. Pure. */
export function earningsNotes(parts: EarningsParts, figures: Figures): Notes {
  const { small, large, years, now } = parts;
  const reads = [small, large];
  const warnings = [...ageTexts(reads, now), ...failureTexts(reads), ...staleEstimates(parts)];
  const thin = reads.some(({ side }) => (side.outlook?.coverage?.weight ?? 0) < FULL_COVERAGE);
  return {
    texts: [
      `${yearsText(years)}${asOfText(reads)}`,
      ...changeText(parts, figures),
      ...lossText(parts, figures),
      ...revisionText(parts, figures),
      ...surpriseText(parts, figures),
      ...newsletterText(parts, figures),
      ...coverageText(parts, figures),
      ...warnings,
    ],
    cautious: thin || warnings.length > 0,
    pending: pendingText(reads),
  };
}

function asOfText(reads: readonly OutlookInputs[]): string {
  const asOf = oldestObservation(reads.flatMap(({ members }) => (members ? quotedBatches(members) : [])));
  return asOf ? ` Forecasts of ${dayText(asOf)}; as a rule they come down while a year goes on.` : "";
}

/** Where the change in sum comes from, and whether it is mostly losses that shrink. */
function changeText({ small, large, years }: EarningsParts, figures: Figures): string[] {
  const of = (key: "small" | "large") => ({
    whole: figures[`${key}.earnings.change`],
    profits: figures[`${key}.earnings.change.positiveBase`],
    losses: figures[`${key}.earnings.change.lossBase`],
  });
  const [s, l] = [of("small"), of("large")];
  if (s.whole?.value == null || s.profits?.value == null || s.losses?.value == null) return [];
  const base = yearName(years.before);
  const parts = `${signedText(s.whole)} on a hundred dollars of the ${small.index.name}, ${signedText(s.profits)} from companies with a profit in ${base} and ${signedText(s.losses)} from those at a loss`;
  const other =
    l.whole?.value == null
      ? ""
      : `; ${large.index.name} ${signedText(l.whole)}, ${l.losses ? signedText(l.losses) : "–"} from those at a loss`;
  const [sum, profitable] = [figures["small.growth.aggregate"], figures["small.growth.positiveBase"]];
  const why =
    isLossPool(figures) && sum?.value != null && profitable?.value != null
      ? ` So most of the ${figureText(sum)} is a shrinking loss pool: companies with a profit in ${base} add up to ${figureText(profitable)}.`
      : "";
  const start = figures["small.earnings.before"];
  const thin =
    isThinBase(start?.value ?? null) && start
      ? ` The base is thin: in ${base} profits and losses leave ${text(start)} on a hundred dollars, so the rate in aggregate says little.`
      : "";
  return [`* In money the change is ${parts}${other}.${why}${thin}`];
}

/** Profits and losses that nearly cancel make any rate of growth large. */
function isThinBase(earned: number | null): boolean {
  return earned !== null && earned > 0 && earned < THIN_BASE_USD;
}

/** Who has no growth rate, and who changes sides. */
function lossText({ small, large, years }: EarningsParts, figures: Figures): string[] {
  const side = (key: "small" | "large") =>
    ["lossBase.share", "turns.toProfit", "turns.toLoss"].map((id) => figures[`${key}.${id}`]);
  const [[share, up, down], [otherShare, otherUp, otherDown]] = [side("small"), side("large")];
  if (share?.value == null || !up || !down) return [];
  const other =
    otherShare?.value == null
      ? ""
      : `; in the ${large.index.name} ${text(otherShare)}, with ${text(otherUp)} and ${text(otherDown)}`;
  return [
    `${text(share)} of the ${small.index.name}'s companies lose money in ${yearName(years.before)} and have no growth rate; ${text(up)} companies turn to a profit and ${text(down)} to a loss${other}.`,
  ];
}

function revisionText({ small, large, years, crawl }: EarningsParts, figures: Figures): string[] {
  const [breadth, otherBreadth] = [figures["small.revisions.breadth"], figures["large.revisions.breadth"]];
  const moves = (key: "small" | "large") => {
    const [up, down, firms, analysts] = ["up", "down", "firms", "analysts"].map(
      (id) => figures[`${key}.revisions.${id}`],
    );
    return `${text(up)} up and ${text(down)} down among ${text(firms)} with at least three estimates (${text(analysts)} estimates in all)`;
  };
  const side = (key: "small" | "large", { index }: OutlookInputs) => {
    const figure = figures[`${key}.revisions.breadth`];
    return figure?.value == null
      ? `${index.name}: ${figure?.reason}`
      : `${index.name} ${signedPercentText(figure)}, ${moves(key)}`;
  };
  const known = breadth?.value != null || otherBreadth?.value != null;
  const [got, wanted] = [figures["crawl.known"], figures["crawl.wanted"]];
  const partial =
    got?.value != null && wanted?.value != null && got.value < wanted.value
      ? ` Estimates of ${text(got)} of ${text(wanted)} companies have been gathered${crawl.running ? " so far" : ""}, the heaviest first; the rest may lean otherwise.`
      : "";
  const start = known
    ? `Revisions of ${yearName(years.after)} estimates over four weeks:`
    : "No breadth of revisions can be given.";
  return [`${start} ${side("small", small)}. ${side("large", large)}.${known ? partial : ""}`];
}

function surpriseText({ small, large }: EarningsParts, figures: Figures): string[] {
  const side = (key: "small" | "large", { index }: OutlookInputs) => {
    const [beat, miss, firms] = ["beat", "miss", "firms"].map((id) => figures[`${key}.surprise.${id}`]);
    return beat?.value == null
      ? []
      : [`${text(beat)} of ${text(firms)} ${index.name} companies beat the estimate and ${text(miss)} missed it`];
  };
  const known = [...side("small", small), ...side("large", large)];
  return known.length > 0 ? [`In the last reported quarter ${known.join("; ")}.`] : [];
}

/** The printed pair is a median beside something else; the same statistic on both sides stands next to it. */
function newsletterText({ years }: EarningsParts, figures: Figures): string[] {
  const [small, large] = [figures["article.small"], figures["article.large"]];
  if (!small || !large) return [];
  const pair = (way: string) => {
    const [s, l] = [figures[`small.growth.${way}`], figures[`large.growth.${way}`]];
    return s?.value == null || l?.value == null ? [] : [`${figureText(s)} against ${figureText(l)}`];
  };
  const [medians, sums] = [pair("median"), pair("aggregate")];
  const ours = [...medians.map((each) => `${each} by the median`), ...sums.map((each) => `${each} in aggregate`)];
  const here =
    ours.length > 0 ? ` By one statistic on both sides it is ${ours.join(" and ")} for ${yearName(years.after)}.` : "";
  return [
    `The newsletter prints ${text(small)} against ${text(large)} for ${ARTICLE.year.slice(0, 4)}: a median of small caps beside the S&P 500's growth, which are two statistics.${here}`,
  ];
}

function coverageText({ options, small, large }: EarningsParts, figures: Figures): string[] {
  const of = (key: "small" | "large", { index }: OutlookInputs) => {
    const [weight, names] = [figures[`${key}.coverage.weight`], figures[`${key}.coverage.names`]];
    const whole = options.sector ? `the ${index.name}'s sector` : `the ${index.name}`;
    return weight?.value && names
      ? [`${figureText(weight)} of ${whole} by weight (${figureText(names)} of its names)`]
      : [];
  };
  const covered = [...of("small", small), ...of("large", large)];
  return covered.length > 0 ? [`Both years are known for ${covered.join(" and ")}.`] : [];
}

function staleEstimates({ small }: EarningsParts): string[] {
  const [estimates] = small.side.estimateReadings;
  return estimates?.stale ? ["Some of the estimates are older copies, since their source fails at the moment."] : [];
}
