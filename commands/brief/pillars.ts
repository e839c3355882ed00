import { type Figure, type Figures, isKnown } from "../../src/figure.ts";
import { cheaperText, figureText, signedPercentText, signedText, textOrDash } from "../../src/format.ts";

/** How today's figures stand to one point of the newsletter's case. No forecast, and no opinion: a rule decides. */
export const VERDICTS = ["stands", "in part", "does not stand", "not known"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a pillar's figures say. */
export type Judged = {
  readonly verdict: Verdict;
  /** A phrase without its end, from figures only. */
  readonly text: string;
  /** The figures in it. */
  readonly uses: readonly Figure[];
};

/** A question whose figures a pillar rests on. */
export type PillarQuestion = {
  readonly command: string;
  readonly options: Readonly<Record<string, string | number>>;
};

/** One point of the case: what is claimed, which questions answer it, and when it stands. */
export type Pillar = {
  readonly key: string;
  readonly label: string;
  readonly claim: string;
  /** When the point stands, in words; the receipt prints it. */
  readonly rule: string;
  readonly asks: readonly [PillarQuestion, ...PillarQuestion[]];
  /** Figures in the order of the questions. Pure. */
  readonly judge: (...figures: readonly Figures[]) => Judged;
};

const ask = (command: string, options: PillarQuestion["options"] = {}): PillarQuestion => ({ command, options });

/** The case as the newsletter makes it, in its order. */
export const PILLARS: readonly Pillar[] = [
  {
    key: "valuation",
    label: "Valuation",
    claim: "small caps are cheaper than large caps on forward earnings",
    rule: "stands when small caps have the lower forward P/E with loss-makers left out and with them counted; in part when only by one of the two",
    asks: [ask("valuation")],
    judge: (figures = {}) => {
      const read = pick(figures, "gap.forward-pe.exNegative.discount", "gap.forward-pe.aggregate.discount");
      const [leftOut, counted] = read;
      if (!isKnown(leftOut)) return notKnown(leftOut);
      return {
        verdict: bothSigns(leftOut.value > 0, isKnown(counted) ? counted.value > 0 : null),
        text: `${cheaperText(leftOut)} with loss-makers left out, ${counted ? cheaperText(counted) : "not known"} with them counted`,
        uses: present(read),
      };
    },
  },
  {
    key: "earnings",
    label: "Earnings",
    claim: "earnings of small caps are expected to grow faster",
    rule: "stands when the median expected growth of small caps is above that of large caps",
    asks: [ask("earnings")],
    judge: (figures = {}) => {
      const read = pick(figures, "small.growth.median", "large.growth.median", "gap.growth.median");
      const [small, large, gap] = read;
      if (!isKnown(small) || !isKnown(large) || !isKnown(gap)) return notKnown(gap ?? small);
      return {
        verdict: gap.value > 0 ? "stands" : "does not stand",
        text: `median expected growth ${signedPercentText(small)} against ${signedPercentText(large)} for large caps`,
        uses: present(read),
      };
    },
  },
  {
    key: "economy",
    label: "Economy",
    claim: "manufacturing is recovering by ISM's index",
    rule: "stands when the PMI is above 50 and higher than three months before; in part when only one of the two is so, or known",
    asks: [ask("economy")],
    judge: (figures = {}) => {
      const read = pick(figures, "pmi.level", "pmi.change3m");
      const [level, change] = read;
      if (!isKnown(level)) return notKnown(level);
      const moved = isKnown(change)
        ? `${signedText(change)} over three months`
        : "its change over three months is not known";
      return {
        verdict: bothSigns(level.value > 50, isKnown(change) ? change.value > 0 : null),
        text: `PMI ${figureText(level)}, ${moved}`,
        uses: present(read),
      };
    },
  },
  {
    key: "rates",
    label: "Rates and debt",
    claim: "rate cuts are coming and help indebted small firms most",
    rule: "stands when futures price at least half a quarter-point cut by the end of the year, does not when they price a rise, in part between",
    asks: [ask("rates"), ask("debt", { "move-bp": -25 }), ask("debt", { "move-bp": 25 })],
    judge: (figures = {}, cut = {}, rise = {}) => {
      const [priced] = pick(figures, "yearEnd.changeBp");
      if (!isKnown(priced)) return notKnown(priced);
      const move = pick(priced.value > 0 ? rise : cut, "move.bp", "move.interest.low", "move.interest.high");
      const [bp, low, high] = move;
      const worth =
        isKnown(low) && isKnown(high)
          ? `; a move of ${textOrDash(bp, signedText)} would change small caps' yearly interest by ${signedText(low)} to ${signedText(high)}`
          : "";
      return {
        verdict: priced.value <= -HALF_A_MOVE_BP ? "stands" : priced.value > 0 ? "does not stand" : "in part",
        text: `${signedText(priced)} priced by the end of the year${worth}`,
        uses: worth === "" ? [priced] : [priced, ...present(move)],
      };
    },
  },
  {
    key: "concentration",
    label: "Concentration",
    claim: "a few giants crowd the large-cap index",
    rule: "stands when the large-cap index has the smaller effective number of names",
    asks: [ask("concentration")],
    judge: (figures = {}) => {
      const read = pick(figures, "mag7.weight", "top10.weight", "effectiveNames", "small.effectiveNames");
      const [seven, ten, large, small] = read;
      if (!isKnown(large) || !isKnown(small)) return notKnown(isKnown(large) ? small : large);
      return {
        verdict: large.value < small.value ? "stands" : "does not stand",
        text: `${isKnown(seven) ? `the Magnificent Seven are ${figureText(seven)} and ` : ""}the top ten ${isKnown(seven) ? "" : "are "}${textOrDash(ten)} of the S&P 500, as narrow as ${figureText(large)} equal names; the Russell 2000 is as ${figureText(small)}`,
        uses: present(read),
      };
    },
  },
  {
    key: "performance",
    label: "Performance",
    claim: "small caps have lagged for a decade",
    rule: "stands when the total return of small caps over ten years is the lower one; that they must catch up does not follow from it",
    asks: [ask("performance")],
    judge: (figures = {}) => {
      const read = pick(figures, "gap.points", "small.return.total", "large.return.total", "ratio.dickeyFuller");
      const [gap, small, large, test] = read;
      if (!isKnown(gap)) return notKnown(gap);
      const pull = !isKnown(test)
        ? ""
        : test.value > RELIABLE
          ? "; no statistically reliable pull back to the mean"
          : "; the ratio returns to its mean by the Dickey–Fuller test";
      return {
        verdict: gap.value < 0 ? "stands" : "does not stand",
        text: `${signedText(gap)} over ten years, ${textOrDash(small, signedPercentText)} against ${textOrDash(large, signedPercentText)}${pull}`,
        uses: present(read),
      };
    },
  },
  {
    key: "risk",
    label: "Risk",
    claim: "small caps are the rougher ride",
    rule: "stands when the volatility of small caps is the higher one",
    asks: [ask("risk")],
    judge: (figures = {}) => {
      const read = pick(figures, "small.volatility", "large.volatility", "small.drawdown", "large.drawdown");
      const [small, large, fall, otherFall] = read;
      if (!isKnown(small) || !isKnown(large)) return notKnown(isKnown(small) ? large : small);
      return {
        verdict: small.value > large.value ? "stands" : "does not stand",
        text: `volatility ${figureText(small)} against ${figureText(large)}, worst fall ${textOrDash(fall)} against ${textOrDash(otherFall)}`,
        uses: present(read),
      };
    },
  },
];

/** Dickey–Fuller's 5% value with a constant: above it no return to the mean is reliable. */
const RELIABLE = -2.86;
/** Half of the Fed's usual quarter-point. */
const HALF_A_MOVE_BP = 12.5;

type Maybe = Figure | undefined;

/** The figures of these ids, in that order. */
function pick(figures: Figures, ...ids: readonly string[]): readonly Maybe[] {
  return ids.map((id) => figures[id]);
}

/** Those that a card has. */
function present(figures: readonly Maybe[]): readonly Figure[] {
  return figures.flatMap((figure) => figure ?? []);
}

/** Two signs that must both go the case's way; an unknown second one leaves it in part at best. */
function bothSigns(first: boolean, second: boolean | null): Verdict {
  if (second === null || first !== second) return "in part";
  return first ? "stands" : "does not stand";
}

/** Nothing can be said, for the figure's own reason. */
function notKnown(figure: Figure | undefined): Judged {
  return { verdict: "not known", text: figure?.reason ?? "there is no such figure", uses: figure ? [figure] : [] };
}
