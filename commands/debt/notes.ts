import { monthText } from "../../src/calendar-month.ts";
import { HORIZONS } from "../../src/debt/event-returns.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText, signedText, textOrDash, wholePercentText } from "../../src/format.ts";
import { verdictOf } from "../../src/verdict.ts";
import { HORIZON_WORDS } from "./event-figures.ts";
import type { DebtParts } from "./parts.ts";
import { moveWord, pair, rangeText } from "./words.ts";

/** What the figures say, in sentences made from them only. */
export function commentary(parts: DebtParts, figures: Figures): string[] {
  return [
    ...coverageText(parts, figures),
    ...refinancingText(parts, figures),
    ...cycleText(figures),
    ...eventText(parts, figures),
    publishedText(parts, figures),
    "Research finds that prices answer to surprises, not to expected moves, and that it depends on the cycle (Guo, St. Louis Fed; Simpson and Grossmann): a move that is priced already is no surprise, see rates.",
    `Assumed: ${textOrDash(figures["assumption.tax"])} tax, interest deductible, nothing hedged, cash follows the whole move, debt due within a year is borrowed anew, ${textOrDash(figures.passThrough)} of the move reaches borrowers.`,
  ];
}

function coverageText({ small, large }: DebtParts, figures: Figures): string[] {
  const side = (key: "small" | "large") => {
    const [below, half] = [figures[`${key}.coverage.belowOne`], figures[`${key}.coverage.belowOneAndHalf`]];
    const [firms, middle] = [figures[`${key}.coverage.firms`], figures[`${key}.coverage.median`]];
    return isKnown(below) && isKnown(half) && isKnown(firms) && isKnown(middle) ? { below, half, firms, middle } : null;
  };
  const [s, l] = [side("small"), side("large")];
  if (!s) return [];
  const first = `Of ${figureText(s.firms)} interest payers in the ${small.index.name} outside Financials, ${figureText(s.below)} earn less than their interest and ${figureText(s.half)} less than one and a half times it; the median company earns ${figureText(s.middle)} its interest`;
  if (!l) return [`${first}.`];
  return [
    `${first}. In the ${large.index.name} it is ${figureText(l.below)} and ${figureText(l.half)} of ${figureText(l.firms)}, and ${figureText(l.middle)}.`,
  ];
}

/** Refinancing works against a cut and with a hike while old coupons are low; the other way round when they are not. */
function refinancingText({ options }: DebtParts, figures: Figures): string[] {
  const [share, due] = [figures["small.debt.shortTermShare"], figures["small.debt.shortTerm"]];
  const [oldCoupon, newCoupon] = [figures["refinancing.coupon.old"], figures["refinancing.coupon.new"]];
  const [interest, net] = [figures["refinancing.interest"], pair(figures, "move.net")];
  if (!isKnown(share) || !isKnown(due)) return [];
  const matures = `${figureText(due)} of debt (${figureText(share)}) is due within a year`;
  if (!isKnown(interest) || !isKnown(oldCoupon) || !isKnown(newCoupon)) {
    return [
      `${matures}. What borrowing it anew adds is not in these figures: ${interest?.reason ?? "no rate is known"}.`,
    ];
  }
  const costs = interest.value >= 0;
  const word = moveWord(options);
  const [low, high] = net;
  const together =
    low !== null && high !== null && word !== "hold"
      ? `: both together change earnings after tax by ${rangeText(low, high)}`
      : "";
  const against =
    word === "hold" ? "" : (word === "cut") === costs ? `, which works against the ${word}` : `, on top of the ${word}`;
  return [
    `${matures}; at ${figureText(newCoupon)} instead of ${figureText(oldCoupon)} it changes interest by ${signedText(interest)} a year${against}${together}.`,
  ];
}

function cycleText(figures: Figures): string[] {
  return [
    `For comparison, one point of economic growth was put at ${textOrDash(figures["assumption.growth.small"])} of small-cap and ${textOrDash(figures["assumption.growth.large"])} of S&P 500 earnings (Goldman Sachs, April 2013): a move is to be read against the earnings cycle.`,
  ];
}

function eventText({ study }: DebtParts, figures: Figures): string[] {
  const conflict = "Published claims on what follows a first cut conflict with each other.";
  if (!("value" in study)) return [`What followed first cuts cannot be computed: ${study.reason}. ${conflict}`];
  const all = study.value.study.statistics.all;
  const said = HORIZONS.flatMap((horizon) => {
    const [mean, t] = [figures[`events.all.${horizon}d.mean`], figures[`events.all.${horizon}d.t`]];
    if (!isKnown(mean)) return [];
    return [`${signedText(mean)} over ${HORIZON_WORDS[horizon]}${isKnown(t) ? ` (t ${figureText(t)})` : ""}`];
  });
  const n = figures[`events.all.${HORIZONS[0]}d.n`];
  if (said.length === 0 || !n) return [`No first cut can be priced with these funds. ${conflict}`];
  const marked = study.value.study.cases.some(({ cut }) => cut.recession) ? " (* into a recession)" : "";
  const verdict = HORIZONS.some((horizon) => verdictOf(all[horizon].n, all[horizon].t) === "clear")
    ? ""
    : " That is too few to conclude anything.";
  return [
    `After the ${figureText(n)} first cuts that can be priced${marked}, small − large was on average ${said.join(", ")}.${verdict} ${conflict}`,
  ];
}

/** Whose estimates the range of floating shares is taken from. */
function publishedText({ published }: DebtParts, figures: Figures): string {
  const [count, least, most] = ["count", "least", "most"].map((id) => figures[`floating.published.${id}`]);
  const [first] = published;
  if (!first) return "No filing states how much of the debt floats, and nothing was published by that day.";
  return `No filing states how much of the debt floats. ${textOrDash(count)} estimates for small caps, published since ${monthText(first.date)} by different definitions, run from ${textOrDash(least, wholePercentText)} to ${textOrDash(most, wholePercentText)}: How computed names each.`;
}
