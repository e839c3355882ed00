import { monthOf, monthText } from "../../src/calendar-month.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText, signedPercentText, signedText, textOrDash } from "../../src/format.ts";
import { DICKEY_FULLER_5 } from "../../src/performance/first-order.ts";
import type { PerformanceParts } from "./parts.ts";
import { halfLifeText } from "./words.ts";

/** What the figures say beyond the answer. Sentences from figures only. Pure. */
export function commentary(parts: PerformanceParts, figures: Figures): string[] {
  return [
    ...wealthNote(parts, figures),
    ...standingNote(parts, figures),
    ...reversionNote(figures),
    ...rollingNote(parts, figures),
    ...phaseNote(parts, figures),
  ];
}

/** The same gap in money, and the newsletter's beside it. */
function wealthNote({ options, pair, window }: PerformanceParts, figures: Figures): string[] {
  const { small, large } = pair.sides;
  const wealth = figures["gap.relativeWealth"];
  if (!isKnown(wealth)) return [];
  const money = `Money in ${small} ended ${signedPercentText(wealth)} against the same money in ${large}, a measure that does not grow with the level of both returns.`;
  const article = figures["article.gap.points"];
  const likeIt = window !== null && options.period === "10y" && options.against === "sp500";
  const gap = figures["gap.points"];
  if (!likeIt || !isKnown(article) || !isKnown(gap)) return [money];
  return [
    `${money} The newsletter puts small caps at ${signedText(article)} over ten years and does not say of which day; here it is ${signedText(gap)}.`,
  ];
}

/** Where the ratio stands in the period. */
function standingNote({ pair }: PerformanceParts, figures: Figures): string[] {
  const { small, large } = pair.sides;
  const [z, share, n, distance] = ["z", "percentile", "n", "distance"].map((key) => figures[`ratio.${key}`]);
  if (!isKnown(z) || !isKnown(share) || !isKnown(n) || !isKnown(distance)) {
    return isKnown(figures["ratio.now"]) ? [`Where the ratio stands is not said: ${z?.reason ?? ""}.`] : [];
  }
  return [
    `The ratio of ${small} to ${large} has a z-score of ${signedText(z)} within this period: ${figureText(share)} of its ${figureText(n)} days were lower. For the ratio to be back at its mean, ${small} would have to move ${signedPercentText(distance)} against ${large}.`,
  ];
}

/** Whether the ratio comes back, by the test, and what its half-life is worth. */
function reversionNote(figures: Figures): string[] {
  const [half, corrected, test, critical] = [
    "halfLife.years",
    "halfLifeCorrected.years",
    "dickeyFuller",
    "dickeyFuller.critical",
  ].map((key) => figures[`ratio.${key}`]);
  if (!isKnown(test) || !isKnown(critical)) return [];
  const unbiased = isKnown(corrected)
    ? `, ${halfLifeText(figures, "halfLifeCorrected")} without its small-sample bias`
    : `; ${corrected?.reason ?? ""}`;
  if (test.value <= DICKEY_FULLER_5) {
    const went = isKnown(half) ? `: half of a distance to the mean went in ${halfLifeText(figures, "halfLife")}` : "";
    return [
      `Mean reversion is statistically reliable in this period (Dickey–Fuller ${figureText(test)}, not above the five-percent value of ${figureText(critical)})${went}${went && unbiased}. That says nothing of the next.`,
    ];
  }
  const length = isKnown(half)
    ? `whatever the half-life of ${halfLifeText(figures, "halfLife")}${unbiased}`
    : `and no half-life: ${half?.reason ?? ""}`;
  return [
    `There is no statistically reliable mean reversion (Dickey–Fuller ${figureText(test)}, above the five-percent value of ${figureText(critical)}), ${length}.`,
  ];
}

/** Where the newest ten years stand among all ten years. */
function rollingNote({ options }: PerformanceParts, figures: Figures): string[] {
  if (options.period !== "10y" && options.period !== "max") return [];
  const [now, share, n, apart] = ["gap.points", "percentile", "n", "nonOverlapping"].map(
    (key) => figures[`rolling.${key}`],
  );
  if (!isKnown(now) || !isKnown(share) || !isKnown(n) || !isKnown(apart)) return [];
  return [
    `Of ${figureText(n)} ten-year gaps, one to each month-end, ${figureText(share)} were lower than the newest, ${signedText(now)}. Without overlap there are ${figureText(apart)} of them, so this describes and proves nothing.`,
  ];
}

/** Who leads now, and how it went longer back. */
function phaseNote({ options, pair, published }: PerformanceParts, figures: Figures): string[] {
  const running = pair.phases.at(-1);
  const lead = figures[`phase.${pair.phases.length}.lead`];
  const now =
    running && isKnown(lead)
      ? [
          `${pair.sides[running.leader]} has led since ${monthText(monthOf(running.from))}, by ${figureText(lead)} so far; turns count after a gain of ${textOrDash(figures["phase.turn"])} by the other side and are known only then.`,
        ]
      : [];
  const printed = published.flatMap(({ from }) => figures[`published.${from}.lead`] ?? []).map(figureText);
  const [first, last] = [published[0], published.at(-1)];
  const longer =
    options.against === "sp500" && options.period === "max" && first && last
      ? [
          `Longer back, as CME Group printed it, Russell 2000 and S&P 500 led in turn from ${monthText(first.from)} to ${monthText(last.to)}, small caps first: ${printed.join(", ")}.`,
        ]
      : [];
  const said = [...now, ...longer];
  return said.length > 0 ? [said.join(" ")] : [];
}
