import { SECTORS, sectorName } from "../../src/earnings/sectors.ts";
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
      const [higher, compared] = [figures["sectors.higher.growth"], figures["sectors.compared.growth"]];
      return isKnown(higher) && isKnown(compared)
        ? `More growth expected of small caps in ${figureText(higher)} of ${figureText(compared)} sectors`
        : "No growth of sectors to compare";
    }
    case "performance": {
      const { first, last } = ends(ranked(figures, "large.return12m"));
      if (!first || !last) return "No returns of large-cap sectors can be given";
      const known = figures["sectors.returned.large"];
      return isKnown(known) && known.value < SECTORS.length
        ? `${sectorName(first.id)} ahead, of ${figureText(known)} sectors that can be shown`
        : `${sectorName(first.id)} led over the year, ${sectorName(last.id)} trailed`;
    }
  }
}

/** The answer in two or three sentences, made from figures only. */
export function sectorsAnswer(parts: SectorsParts, figures: Figures): string {
  return ANSWERS[parts.options.by](parts, figures) || alone(parts, figures);
}

/** What there is of one side where nothing can be compared, and why the other cannot. */
function alone({ options: { by }, small, large }: SectorsParts, figures: Figures): string {
  const what = {
    valuation: "forward-pe.exNegative",
    weight: "weight",
    growth: "growth.median",
    performance: "return12m",
  }[by];
  const sides = [
    { key: "small", side: small.side },
    { key: "large", side: large.side },
  ].map(({ key, side }) => ({ side, ...ends(ranked(figures, `${key}.${what}`)) }));
  const said = sides.flatMap(({ side, first, last }) =>
    first && last
      ? [
          `Of the ${side.name} there is ${figureText(last.figure)} in ${sectorName(last.id)} to ${figureText(first.figure)} in ${sectorName(first.id)}.`,
        ]
      : [],
  );
  const failed = sides.flatMap(({ side }) =>
    side.failure === null ? [] : [`The ${side.name} cannot be compared: ${side.failure}.`],
  );
  const texts = [...said, ...failed];
  return texts.length > 0 ? texts.join(" ") : "No sector has a value on both sides.";
}

const ANSWERS = { valuation: byValuation, weight: byWeight, growth: byGrowth, performance: byPerformance } as const;

function byValuation({ small, large }: SectorsParts, figures: Figures): string {
  const { first, last } = ends(ranked(figures, "gap.exNegative.discount"));
  if (!first || !last) return "";
  const pair = ({ id, figure }: Ranked) =>
    `${sectorName(id)}, ${figureText(ofSector(figures, id, "small.forward-pe.exNegative") ?? figure)} against ${figureText(ofSector(figures, id, "large.forward-pe.exNegative") ?? figure)}`;
  const widest = `With loss-makers left out the ${small.index.name} is ${discountText(first.figure, large.index.name)} in ${pair(first)}`;
  const other = first.id === last.id ? "" : `, and ${discountText(last.figure)} in ${pair(last)}`;
  return `${widest}${other}.${neutralSentence(small.index.name, large.index.name, figures)}`;
}

/** Whether the gap is one of sectors: the whole indexes' beside the one at equal sector weights. */
function neutralSentence(small: string, large: string, figures: Figures): string {
  const [neutral, gap, plain] = [
    figures["neutral.forward-pe.exNegative"],
    figures["neutral.exNegative.discount"],
    figures["gap.forward-pe.exNegative.discount"],
  ];
  if (!isKnown(neutral) || !isKnown(gap) || !isKnown(plain)) return "";
  return ` With the ${large}'s sector weights the ${small} would trade at ${figureText(neutral)}, ${discountText(gap)}, against ${discountText(plain)} as it is: ${sectorPart(plain.value, gap.value)}.`;
}

/** A discount in a sentence: `20.3% cheaper than the S&P 500`, `level with the S&P 500`, `level`. */
export function discountText(discount: Figure, large?: string): string {
  const text = cheaperText(discount);
  if (text === "no gap") return large === undefined ? "level" : `level with the ${large}`;
  return large === undefined ? text : `${text} than the ${large}`;
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
  if (!first || !last) return "";
  const pair = ({ id }: Ranked) =>
    `${textOrDash(ofSector(figures, id, "small.weight"))} in ${sectorName(id)} against ${textOrDash(ofSector(figures, id, "large.weight"))}`;
  return `The ${small.index.name} has ${pair(first)} in the ${large.index.name}, the widest excess, and ${pair(last)}, the widest shortfall.`;
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
  const side = (what: string) => {
    const { first, last } = ends(ranked(figures, what));
    if (!first || !last) return null;
    const text = ({ id, figure }: Ranked) => `${signedPercentText(figure)} in ${sectorName(id)}`;
    return first.id === last.id ? text(first) : `from ${text(last)} to ${text(first)}`;
  };
  const [large, small] = [side("large.return12m"), side("small.return12m")];
  if (!large)
    return small
      ? `Over twelve months small-cap sector funds returned ${small}; no fund of large caps could be read.`
      : "";
  return `Over twelve months the S&P 500's sector funds returned ${large}; ${small ? `small-cap ones ${small}` : "no small-cap one could be read to stand beside them"}.`;
}

function ends(list: readonly Ranked[]): { readonly first: Ranked | undefined; readonly last: Ranked | undefined } {
  return { first: list[0], last: list.at(-1) };
}

/** A list as people say it: `a, b and c`. */
export function listed(texts: readonly string[]): string {
  return texts.length < 2 ? (texts[0] ?? "") : `${texts.slice(0, -1).join(", ")} and ${texts.at(-1)}`;
}
