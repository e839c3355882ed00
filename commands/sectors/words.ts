import { sectorName } from "../../src/earnings/sectors.ts";
import { type Figure, type Figures, isKnown } from "../../src/figure.ts";
import { cheaperText, figureText, signedPercentText, signedText, textOrDash } from "../../src/format.ts";
import type { SectorsParts } from "./parts.ts";
import { ofSector, type Ranked, ranked } from "./ranked.ts";

/** What is asked about in a headline. */
export function sectorsTitle({ options: { by } }: SectorsParts, figures: Figures): string {
  switch (by) {
    case "valuation": {
      const [cheaper, compared] = [figures["sectors.cheaper.exNegative"], figures["sectors.compared.exNegative"]];
      return isKnown(cheaper) && isKnown(compared)
        ? `Cheaper in ${figureText(cheaper)} of ${figureText(compared)} sectors without the loss-makers`
        : "No sector can be valued on both sides";
    }
    case "weight": {
      const { first, last } = ends(ranked(figures, "activeWeight"));
      return first && last
        ? `More ${sectorName(first.id)}, less ${sectorName(last.id)}`
        : "No sector weights to compare";
    }
    case "growth": {
      const gaps = ranked(figures, "gap.growth.median");
      const { first } = ends(gaps);
      if (!first) return "No growth of sectors to compare";
      return first.figure.value > 0
        ? `Small caps' growth stands out most in ${sectorName(first.id)}`
        : "Growth is expected lower in small caps in every sector";
    }
    case "performance": {
      const { first, last } = ends(ranked(figures, "large.return12m"));
      return first && last
        ? `${sectorName(first.id)} led over the year, ${sectorName(last.id)} trailed`
        : "No returns of sectors can be given";
    }
  }
}

/** The answer in two or three sentences, made from figures only. */
export function sectorsAnswer(parts: SectorsParts, figures: Figures): string {
  const { by } = parts.options;
  const said = ANSWERS[by](parts, figures);
  return (
    said || `Nothing can be said by ${by}: ${figures["small.names"]?.reason ?? "no sector has a value on both sides"}.`
  );
}

const ANSWERS = { valuation: byValuation, weight: byWeight, growth: byGrowth, performance: byPerformance } as const;

function byValuation({ small, large }: SectorsParts, figures: Figures): string {
  const { first, last } = ends(ranked(figures, "gap.exNegative.discount"));
  if (!first || !last) return "";
  const pair = ({ id, figure }: Ranked) =>
    `${sectorName(id)}, ${figureText(ofSector(figures, id, "small.forward-pe.exNegative") ?? figure)} against ${figureText(ofSector(figures, id, "large.forward-pe.exNegative") ?? figure)}`;
  const widest = `With loss-makers left out the Russell 2000 is ${cheaperText(first.figure)} than the ${large.index.name} in ${pair(first)}`;
  const other = first.id === last.id ? "" : `, and ${cheaperText(last.figure)} in ${pair(last)}`;
  return `${widest.replace("the Russell 2000", `the ${small.index.name}`)}${other}.${neutralSentence(small.index.name, large.index.name, figures)}`;
}

/** Whether the gap is one of sectors: the whole indexes' beside the one at equal sector weights. */
function neutralSentence(small: string, large: string, figures: Figures): string {
  const [neutral, gap, plain] = [
    figures["neutral.forward-pe.exNegative"],
    figures["neutral.exNegative.discount"],
    figures["gap.forward-pe.exNegative.discount"],
  ];
  if (!isKnown(neutral) || !isKnown(gap) || !isKnown(plain)) return "";
  return ` With the ${large}'s sector weights the ${small} would trade at ${figureText(neutral)}, ${cheaperText(gap)}, against ${cheaperText(plain)} as it is: ${sectorPart(plain.value, gap.value)}.`;
}

/** How much of a discount goes when sector weights are made equal, by rule. */
export function sectorPart(plain: number, neutral: number): string {
  if (Math.abs(plain) < 0.005) return "there is no gap to explain";
  if (plain * neutral < 0) return "with equal sectors the gap turns over";
  if (Math.abs(neutral) >= Math.abs(plain)) return "none of the gap comes from sector weights";
  return Math.abs(neutral) >= Math.abs(plain) / 2
    ? "less than half of the gap comes from sector weights"
    : "more than half of the gap comes from sector weights";
}

function byWeight({ small, large }: SectorsParts, figures: Figures): string {
  const { first, last } = ends(ranked(figures, "activeWeight"));
  const largest = ranked(figures, "small.weight")[0];
  if (!first || !last)
    return largest
      ? `The largest sector of the ${small.index.name} is ${sectorName(largest.id)}, ${figureText(largest.figure)}.`
      : "";
  const pair = ({ id }: Ranked) =>
    `${sectorName(id)}, ${textOrDash(ofSector(figures, id, "small.weight"))} against ${textOrDash(ofSector(figures, id, "large.weight"))}`;
  return `Against the ${large.index.name} the ${small.index.name} has most more in ${pair(first)}, and most less in ${pair(last)}.`;
}

function byGrowth({ small, large }: SectorsParts, figures: Figures): string {
  const { first, last } = ends(ranked(figures, "gap.growth.median"));
  if (!first || !last) return "";
  const pair = ({ id, figure }: Ranked) =>
    `${sectorName(id)}, ${textOrDash(ofSector(figures, id, "small.growth.median"))} against ${textOrDash(ofSector(figures, id, "large.growth.median"))} (${signedText(figure)})`;
  const other = first.id === last.id ? "" : `; lowest in ${pair(last)}`;
  return `Expected growth of the median company with a profit, ${small.index.name} less ${large.index.name}, is highest in ${pair(first)}${other}.`;
}

function byPerformance(_: SectorsParts, figures: Figures): string {
  const side = (name: string, what: string) => {
    const known = ranked(figures, what);
    const { first, last } = ends(known);
    if (!first || !last) return null;
    const other = first.id === last.id ? "" : `, and ${signedPercentText(last.figure)} in ${sectorName(last.id)}`;
    return `${name} returned ${signedPercentText(first.figure)} in ${sectorName(first.id)}${other}`;
  };
  const large = side("Over twelve months the S&P 500's sector funds that could be read", "large.return12m");
  const small = side("those of small caps", "small.return12m");
  if (!large && !small) return "";
  if (!large) return `Over twelve months ${small}; no fund of large caps could be read.`;
  return `${large}; ${small ?? "no small-cap sector fund can be set beside them"}.`;
}

function ends(list: readonly Ranked[]): { readonly first: Ranked | undefined; readonly last: Ranked | undefined } {
  return { first: list[0], last: list.at(-1) };
}

/** A list as people say it: `a, b and c`. */
export function listed(texts: readonly string[]): string {
  return texts.length < 2 ? (texts[0] ?? "") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}

/** A figure of a sector with its name: `Health Care (61.0%)`. */
export function named({ id, figure }: { readonly id: Ranked["id"]; readonly figure: Figure }): string {
  return `${sectorName(id)} (${figureText(figure)})`;
}
