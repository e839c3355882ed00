import { HORIZONS } from "../../src/debt/event-returns.ts";
import { isConclusive } from "../../src/debt/event-statistics.ts";
import { FLOATING_SHARES } from "../../src/debt/floating-share.ts";
import { monthText } from "../../src/economy/calendar-month.ts";
import type { Figure, Figures } from "../../src/figure.ts";
import { figureText, signedText, wholePercentText } from "../../src/format.ts";
import { HORIZON_WORDS } from "./event-figures.ts";
import type { DebtParts } from "./parts.ts";
import { moveWord, pair, rangeText, text } from "./words.ts";

/** What the figures say, in sentences made from them only. */
export function commentary(parts: DebtParts, figures: Figures): string[] {
  return [
    ...coverageText(parts, figures),
    ...refinancingText(parts, figures),
    ...cycleText(figures),
    ...eventText(parts, figures),
    publishedText(figures),
    "Research finds that prices answer to surprises, not to expected moves, and that it depends on the cycle (Guo, St. Louis Fed; Simpson and Grossmann): a move that is priced already is no surprise, see rates.",
    `Assumed: ${text(figures["assumption.tax"])} tax, interest deductible, nothing hedged, cash follows the whole move, debt due within a year is borrowed anew, ${text(figures.passThrough)} of the move reaches borrowers.`,
  ];
}

function coverageText({ small, large }: DebtParts, figures: Figures): string[] {
  const side = (key: "small" | "large") => {
    const [below, half] = [figures[`${key}.coverage.belowOne`], figures[`${key}.coverage.belowOneAndHalf`]];
    const [firms, middle] = [figures[`${key}.coverage.firms`], figures[`${key}.coverage.median`]];
    return known(below) && known(half) && known(firms) && known(middle) ? { below, half, firms, middle } : null;
  };
  const [s, l] = [side("small"), side("large")];
  if (!s) return [];
  const first = `Of ${figureText(s.firms)} interest payers in the ${small.index.name} outside Financials, ${figureText(s.below)} earn less than their interest and ${figureText(s.half)} less than one and a half times it; the median earns it ${figureText(s.middle)}`;
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
  if (!known(share) || !known(due)) return [];
  const matures = `${figureText(due)} of debt (${figureText(share)}) is due within a year`;
  if (!known(interest) || !known(oldCoupon) || !known(newCoupon)) {
    return [
      `${matures}. What borrowing it anew adds is not in these figures: ${interest?.reason ?? "no rate is known"}.`,
    ];
  }
  const costs = (interest.value ?? 0) >= 0;
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
    `For comparison, one point of economic growth was put at ${text(figures["assumption.growth.small"])} of small-cap and ${text(figures["assumption.growth.large"])} of S&P 500 earnings (Goldman Sachs, as published): a move is to be read against the earnings cycle.`,
  ];
}

function eventText({ study }: DebtParts, figures: Figures): string[] {
  const conflict = "Published claims on what follows a first cut conflict with each other.";
  if (!("value" in study)) return [`What followed first cuts cannot be computed: ${study.failure}. ${conflict}`];
  const all = study.value.study.statistics.all;
  const said = HORIZONS.flatMap((horizon) => {
    const [mean, t] = [figures[`events.all.${horizon}d.mean`], figures[`events.all.${horizon}d.t`]];
    if (!known(mean)) return [];
    return [`${signedText(mean)} over ${HORIZON_WORDS[horizon]}${known(t) ? ` (t ${figureText(t)})` : ""}`];
  });
  const n = figures[`events.all.${HORIZONS[0]}d.n`];
  if (said.length === 0 || !n) return [`No first cut can be priced with these funds. ${conflict}`];
  const verdict = HORIZONS.some((horizon) => isConclusive(all[horizon]))
    ? ""
    : " That is too few to conclude anything.";
  return [
    `After the ${figureText(n)} first cuts that can be priced, small − large was on average ${said.join(", ")}.${verdict} ${conflict}`,
  ];
}

/** Whose estimates the range of floating shares is taken from. */
function publishedText(figures: Figures): string {
  const shares = FLOATING_SHARES.map(
    ({ date, source }, place) =>
      `${text(figures[`floating.published.${place + 1}`], wholePercentText)} (${source}, ${monthText(date)})`,
  );
  return `No filing states how much of the debt floats. Published for small caps, by different definitions: ${shares.join("; ")}.`;
}

function known(figure: Figure | undefined): figure is Figure {
  return figure?.value != null;
}
