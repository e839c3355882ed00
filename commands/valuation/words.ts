import type { Figure, Figures } from "../../src/figure.ts";
import { cheaperText, figureText } from "../../src/format.ts";
import { METRIC_WORDS, type Method, type Metric } from "../../src/valuation/metric.ts";
import type { ValuationOptions } from "./parts.ts";

/** What the gap is, in a headline: by both treatments of losses at once, whatever is asked. */
export function valuationTitle(metric: Metric, figures: Figures): string {
  const [without, counted] = [discount(figures, metric, "exNegative"), discount(figures, metric, "aggregate")];
  const losers = METRIC_WORDS[metric].losers;
  if (without === null) return `No gap in ${METRIC_WORDS[metric].name} can be given`;
  if (counted === null) return `${capital(verdict(without))} without the ${losers}, no ratio with them`;
  if (METRIC_WORDS[metric].lose === null) return `${capital(verdict(without))} on ${METRIC_WORDS[metric].fundamental}`;
  if (verdict(without) === verdict(counted)) return `${capital(verdict(without))}, with and without ${losers}`;
  return `${capital(verdict(without))} without the ${losers}, ${verdict(counted)} with them`;
}

/** Closer than half a percent is no gap worth a word. */
function verdict(discount: number): "cheaper" | "dearer" | "level" {
  return Math.abs(discount) < 0.005 ? "level" : discount > 0 ? "cheaper" : "dearer";
}

/** The answer in one or two sentences, made from figures only. */
export function valuationAnswer(
  { metric, losers }: ValuationOptions,
  small: string,
  large: string,
  figures: Figures,
): string {
  const words = METRIC_WORDS[metric];
  const method = CHOSEN[losers];
  const first = sentence(
    metric,
    method ?? "exNegative",
    figures,
    small,
    large,
    `On ${words.fundamental} the ${small} trades at`,
  );
  if (method || words.lose === null || figures[`small.${metric}.exNegative`]?.value == null) return first;
  const counted = figures[`small.${metric}.aggregate`];
  const gapCounted = figures[`gap.${metric}.aggregate.discount`];
  if (!counted || !gapCounted) return first;
  if (counted.value === null) return `${first} With every company counted there is no ratio: ${counted.reason}.`;
  return `${first} Count every company and it is ${figureText(counted)}${gapCounted.value === null ? "" : `, ${comparison(gapCounted, large)}`}.`;
}

/** The method a treatment of losses asks for; null shows two side by side. */
export const CHOSEN: Readonly<Record<ValuationOptions["losers"], Method | null>> = {
  both: null,
  exclude: "exNegative",
  include: "aggregate",
  cap: "harmonicCapped",
};

function sentence(
  metric: Metric,
  method: Method,
  figures: Figures,
  small: string,
  large: string,
  start: string,
): string {
  const [s, l] = [figures[`small.${metric}.${method}`], figures[`large.${metric}.${method}`]];
  const between = figures[`gap.${metric}.${method}.discount`];
  if (!s || !l || !between) return "";
  const how = {
    exNegative: ` with ${METRIC_WORDS[metric].losers} left out`,
    aggregate: " with every company counted",
    harmonicCapped: " with losses left out and ratios capped at 60",
    median: " at the median",
  }[method];
  if (s.value === null) return `There is no ${METRIC_WORDS[metric].name} of the ${small}: ${s.reason}.`;
  if (l.value === null) return `${start} ${figureText(s)}${how}; the ${large} cannot be compared: ${l.reason}.`;
  return `${start} ${figureText(s)}${how}, ${comparison(between, large)} at ${figureText(l)}.`;
}

function comparison(discount: Figure, large: string): string {
  const text = cheaperText(discount);
  return text === "no gap" ? `level with the ${large}` : `${text} than the ${large}`;
}

function discount(figures: Figures, metric: Metric, method: Method): number | null {
  return figures[`gap.${metric}.${method}.discount`]?.value ?? null;
}

/** A word as it starts a line. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
