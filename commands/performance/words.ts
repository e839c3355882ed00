import { type Figures, isKnown } from "../../src/figure.ts";
import { dayText, figureText, signedPercentText, signedText } from "../../src/format.ts";
import { followed } from "../../src/performance/fund-names.ts";
import { PERIOD_WORDS } from "../../src/performance/period-words.ts";
import { tooShort } from "../compared.ts";
import type { PerformanceParts } from "./parts.ts";

/** Who was ahead, and by how much, in a headline. */
export function performanceTitle({ options, pair }: PerformanceParts, figures: Figures): string {
  const { small, large } = pair.sides;
  const gap = figures["gap.points"];
  const over = `over ${PERIOD_WORDS[options.period]}`;
  if (!isKnown(gap)) return `${small} and ${large} cannot be compared ${over}`;
  const points = signedText(gap);
  if (!/[1-9]/.test(points)) return `${small} level with ${large} ${over}`;
  return `${small} ${gap.value > 0 ? "ahead of" : "behind"} ${large} ${over}: ${points}`;
}

/** The answer in one or two sentences, made from figures only. */
export function performanceAnswer({ options, pair, window }: PerformanceParts, figures: Figures): string {
  const { sides, comparable } = pair;
  const [one, other, gap] = ["small.return.total", "large.return.total", "gap.points"].map((id) => figures[id]);
  if (!window || !isKnown(one) || !isKnown(other) || !isKnown(gap)) {
    return `There is no comparison over ${PERIOD_WORDS[options.period]}: ${gap?.reason ?? tooShort(pair, options.period)}.`;
  }
  const counted = comparable.basis === "total" ? "with dividends" : "without dividends, on prices alone";
  const perYear = figures["gap.perYear"];
  const yearly = isKnown(perYear) ? `, or ${signedText(perYear)} a year` : "";
  return `From ${dayText(window.from)} to ${dayText(window.to)} ${named(sides.small)} returned ${signedPercentText(one)} and ${named(sides.large)} ${signedPercentText(other)}, ${counted}: a gap of ${signedText(gap)}${yearly}.`;
}

/** A half-life in years, or in days of trading where it is shorter than one; a dash where there is none. */
export function halfLifeText(figures: Figures, id: string): string {
  const [years, days] = ["years", "days"].map((unit) => figures[`ratio.${id}.${unit}`]);
  if (!isKnown(years) || !isKnown(days)) return "–";
  return years.value < 1 ? `${figureText(days)} of trading` : figureText(years);
}

/** A ticker with what it follows: `IWM (Russell 2000)`. */
function named(ticker: string): string {
  const name = followed(ticker);
  return name ? `${ticker} (${name})` : ticker;
}
