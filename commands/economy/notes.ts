import { regimeKey, regimeText } from "../../src/economy/regime.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText, signedText, wholePercentText } from "../../src/format.ts";
import { verdictOf } from "../../src/verdict.ts";
import { type EconomyParts, FUNDS } from "./parts.ts";
import { missingText, verdictText } from "./words.ts";

/** What the figures say beyond the answer, for the indicator that is asked about. Sentences from figures only. Pure. */
export function commentary(parts: EconomyParts, figures: Figures): string[] {
  if (parts.indicator !== "pmi") return [CONTEXT];
  if (parts.months.length === 0) return [];
  return [
    ...regimeNote(parts, figures),
    ...betaNote(figures),
    "Studies by Marquette and Royce find small caps moving more with the PMI than large caps, and large caps ahead while it falls. It is not a timing rule: the S&P 500 has done better after low readings than after high ones.",
    ...vintageNote(figures),
    ...holesNote(parts),
  ];
}

const CONTEXT =
  "This is context. How small − large moves with an indicator is computed for the PMI only, and nothing here is a forecast.";

/** What followed earlier months like this one, beside what followed any month. */
function regimeNote({ regimes }: EconomyParts, figures: Figures): string[] {
  const regime = regimes.at(-1)?.regime ?? null;
  const key = regimeKey(regime);
  if (regime === null) return ["Today's regime is not known for that reason; the table shows what followed each."];
  if (key === null) {
    return ["The PMI is where it was three months before: such months belong to no regime and are left out."];
  }
  const of = (name: string) => figures[`regime.${key}.12m.${name}`];
  const [mean, middle, hits, n, apart] = [of("mean"), of("median"), of("hitRate"), of("n"), of("nonOverlapping")];
  if (!isKnown(mean) || !isKnown(middle) || !isKnown(hits) || !isKnown(n) || !isKnown(apart)) {
    return [`What followed months ${regimeText(regime)} cannot be said: ${mean?.reason ?? ""}.`];
  }
  const always = figures["regime.all.12m.mean"];
  const compared = isKnown(always) ? `; after any month it was ${signedText(always)}` : "";
  const verdict = verdictOf(apart.value, null) === "too few" ? "too few to conclude" : "their mean is not tested";
  return [
    `After months ${regimeText(regime)}, ${FUNDS.small} − ${FUNDS.large} over the next twelve months was ${signedText(mean)} on average and ${signedText(middle)} at the median, above zero in ${wholePercentText(hits)} of them${compared}. These are ${figureText(n)} months, of which ${figureText(apart)} without overlap: ${verdict}.`,
  ];
}

function betaNote(figures: Figures): string[] {
  const [beta, t, n] = [figures["link.beta"], figures["link.beta.t"], figures["link.beta.n"]];
  const ahead = figures["link.ahead.correlation"];
  const [months, apart] = [figures["link.ahead.n"], figures["link.ahead.nonOverlapping"]];
  const monthly =
    isKnown(beta) && isKnown(t) && isKnown(n)
      ? [
          `In the month after a release, ${FUNDS.small} − ${FUNDS.large} in points had a beta of ${figureText(beta)} to the PMI's change over the month, over ${figureText(n)} months: ${verdictText(n.value, t.value, `Newey–West t ${figureText(t)}`)}.`,
        ]
      : [];
  const yearly =
    isKnown(ahead) && isKnown(months) && isKnown(apart)
      ? [
          `With the twelve months after the release the correlation was ${figureText(ahead)} in ${figureText(months)} months, of which ${figureText(apart)} without overlap.`,
        ]
      : [];
  return monthly.length + yearly.length > 0 ? [[...monthly, ...yearly].join(" ")] : [];
}

/** Which values may have been revised since they came out. */
function vintageNote(figures: Figures): string[] {
  const [all, inTime, later, own] = ["months", "months.inTime", "months.later", "months.own"].map(
    (key) => figures[`pmi.${key}`],
  );
  if (!isKnown(all) || !isKnown(inTime) || !isKnown(later) || later.value === 0) return [];
  const operators = isKnown(own) && own.value > 0 ? ` The operator's own: ${figureText(own)}.` : "";
  return [
    `Monthly values used: ${figureText(all)}. As seen when they came out: ${figureText(inTime)}. Of a later vintage, perhaps revised, since the source keeps no first prints: ${figureText(later)}.${operators}`,
  ];
}

function holesNote({ months }: EconomyParts): string[] {
  const missing = missingText(months);
  return missing ? [`The source has no values of ${missing}.`] : [];
}
