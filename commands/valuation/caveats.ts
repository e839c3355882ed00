import type { Figure, Figures } from "../../src/figure.ts";
import { figureText, shareText } from "../../src/format.ts";
import { isEarningsMetric, METHODS, METRIC_WORDS, type Metric } from "../../src/valuation/metric.ts";
import { ageTexts, failureTexts, pendingText } from "../members.ts";
import type { SideInputs } from "./inputs.ts";
import type { ValuationParts } from "./parts.ts";
import { pastTexts } from "./past.ts";

export type Caveats = {
  readonly texts: readonly string[];
  /** True when something weakens trust in the numbers themselves. */
  readonly cautious: boolean;
  readonly pending: string | null;
};

/** Below this share of an index's weight a multiple is said to be partial. */
const FULL_COVERAGE = 0.85;
/** What the figures call for: losses, coverage, basis, age, failures. Sentences from figures only. Pure. */
export function caveats(parts: ValuationParts, figures: Figures): Caveats {
  const { small, large, now } = parts;
  const reads = [small, large].map((each) => ({ ...each, failure: each.side.failure }));
  const warnings = [...ageTexts(reads, now), ...failureTexts(reads)];
  const thin = [small, large].some(({ side }) => (side.valuation?.coverage?.weight ?? 0) < FULL_COVERAGE);
  return {
    texts: [
      ...losses(parts, figures),
      ...coverageText(parts, figures),
      ...newsletter(parts, figures),
      ...crossCheck(parts.options.metric, figures),
      ...pastTexts(figures),
      ...warnings,
    ],
    cautious: thin || warnings.length > 0,
    pending: pendingText(reads),
  };
}

function losses({ options: { metric }, small, large }: ValuationParts, figures: Figures): string[] {
  const [s, l] = [figures["small.losses.names"], figures["large.losses.names"]];
  const words = METRIC_WORDS[metric];
  if (words.lose === null || s?.value == null) return [];
  const sizes = `${figureText(s)} of the ${small.index.name}'s companies with this figure ${words.lose}`;
  const other = l?.value == null ? "" : `, against ${figureText(l)} in the ${large.index.name}`;
  const [without, counted] = [
    figures[`gap.${metric}.exNegative.discount`]?.value,
    figures[`gap.${metric}.aggregate.discount`]?.value,
  ];
  const flips = without != null && counted != null && without * counted < 0;
  const depends = flips ? ` Whether small caps look cheap depends on how these ${words.losers} are treated.` : "";
  const screened = isEarningsMetric(metric) && large.index.id.startsWith("sp");
  const difference = screened ? " S&P indexes admit only companies with profits; the Russell 2000 asks for none." : "";
  return [`${sizes}${other}.${depends}${difference}`];
}

function coverageText({ options: { metric }, small, large }: ValuationParts, figures: Figures): string[] {
  const of = (key: "small" | "large", { index }: SideInputs) => {
    const [weight, names] = [figures[`${key}.coverage.weight`], figures[`${key}.coverage.names`]];
    return weight?.value != null && names
      ? [`${figureText(weight)} of the ${index.name} by weight (${figureText(names)} of its names)`]
      : [];
  };
  const covered = [...of("small", small), ...of("large", large)];
  const basis =
    metric === "forward-pe"
      ? " Earnings are those of each company's next fiscal year, not of the next twelve months."
      : "";
  const blended = [figures["small.ntm.exNegative"], figures["large.ntm.exNegative"]];
  const [s, l] = blended.map((figure) => (figure?.value == null ? undefined : figure.coverage));
  const blend =
    s !== undefined && l !== undefined
      ? ` The twelve-month blend covers ${shareText(s)} and ${shareText(l)}: those whose fiscal year end is known.`
      : "";
  return covered.length > 0 ? [`Covers ${covered.join(" and ")}.${basis}${blend}`] : [];
}

/** Which definition comes nearest to the printed pair; it only fits where both agree to the printed digit. */
function newsletter({ options: { metric } }: ValuationParts, figures: Figures): string[] {
  const [small, large] = [figures["article.small"], figures["article.large"]];
  if (!small || !large) return [];
  const candidates = METHODS.flatMap((method) => {
    const [s, l] = [figures[`small.${metric}.${method}`], figures[`large.${metric}.${method}`]];
    return s?.value != null && l?.value != null ? [{ method, s, l, apart: apart(s, small) + apart(l, large) }] : [];
  });
  const nearest = candidates.sort((a, b) => a.apart - b.apart)[0];
  if (!nearest) return [];
  const pair = `${figureText(nearest.s)} against ${figureText(nearest.l)}`;
  const printed = `${figureText(small)} against ${figureText(large)}`;
  const verdict = pair === printed ? "fits" : "fits none of these definitions on this date; nearest is";
  return [
    `The newsletter's ${printed} ${verdict} “${METRIC_WORDS[metric].methods[nearest.method]}”${pair === printed ? "" : `, ${pair}`}.`,
  ];
}

/** Distance of two multiples, relative. */
function apart(a: Figure, b: Figure): number {
  return Math.abs(Math.log((a.value ?? Number.NaN) / (b.value ?? Number.NaN)));
}

/** A fund publishes a trailing P/E: beside book value or sales it would check nothing. */
function crossCheck(metric: Metric, figures: Figures): string[] {
  const [small, large] = [figures["small.topDown.trailing-pe"], figures["large.topDown.trailing-pe"]];
  if (!isEarningsMetric(metric) || small?.value == null || large?.value == null) return [];
  const source = small.readings[0]?.source ?? "the data provider";
  return [
    `Cross-check: the funds' own trailing P/E, profitable companies only, is ${figureText(small)} against ${figureText(large)} (${source}).`,
  ];
}
