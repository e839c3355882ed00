import { sectorName } from "../../src/earnings/sectors.ts";
import { type Figures, isKnown } from "../../src/figure.ts";
import { figureText, signedText, textOrDash } from "../../src/format.ts";
import { MANUFACTURING } from "../../src/sectors/manufacturing.ts";
import type { SectorsParts } from "./parts.ts";
import { ofSector, ranked } from "./ranked.ts";
import { discountText, listed, sectorPart } from "./words.ts";

/** From this share of its companies on, a sector's losses are said beside its price/earnings ratio. */
const MANY_LOSSES = 0.3;

/** What the figures say beyond the answer, for what is asked about. Sentences from figures only. Pure. */
export function commentary(parts: SectorsParts, figures: Figures): string[] {
  switch (parts.options.by) {
    case "valuation":
      return [...losses(parts, figures), ...counted(parts, figures), ...equalSectors(figures)];
    case "weight":
      return [...losses(parts, figures), ...manufactured(parts, figures)];
    case "growth":
      return [...growthBase(parts, figures), ...losses(parts, figures)];
    case "performance":
      return [...ahead(figures), FUNDS];
  }
}

/** Where the loss-makers sit. */
function losses({ options: { by }, small }: SectorsParts, figures: Figures): string[] {
  const most = ranked(figures, "small.losses.ofAll")
    .filter(({ figure }) => figure.value > 0)
    .slice(0, 2);
  if (most.length === 0) return [];
  const many = ranked(figures, "small.losses.names").filter(({ figure }) => figure.value > MANY_LOSSES);
  const shares = listed(many.map(({ id, figure }) => `${figureText(figure)} of those in ${sectorName(id)}`));
  const speaks = by === "valuation" ? ", where a ratio with losses left out speaks of the others only" : "";
  const where = many.length > 0 ? ` That is ${shares} with a forecast${speaks}.` : "";
  return [
    `Of the ${small.index.name}'s companies that are expected to make no profit, ${listed(most.map(({ id, figure }) => `${figureText(figure)} are in ${sectorName(id)}`))}.${where}`,
  ];
}

/** The same with losses counted: in how many sectors, and whether the widest discount is another's. */
function counted({ large }: SectorsParts, figures: Figures): string[] {
  const [cheaper, compared] = [figures["sectors.cheaper.aggregate"], figures["sectors.compared.aggregate"]];
  const [widest, plain] = [ranked(figures, "gap.aggregate.discount")[0], ranked(figures, "gap.exNegative.discount")[0]];
  if (!isKnown(cheaper) || !isKnown(compared) || !widest || !plain) return [];
  const pair = `${textOrDash(ofSector(figures, widest.id, "small.forward-pe.aggregate"))} against ${textOrDash(ofSector(figures, widest.id, "large.forward-pe.aggregate"))}`;
  const where = widest.id === plain.id ? "again" : "then";
  const none = ranked(figures, "small.forward-pe.exNegative").filter(
    ({ id }) => !isKnown(ofSector(figures, id, "small.forward-pe.aggregate")),
  );
  const without =
    none.length > 0
      ? ` With losses counted there is no ratio for ${listed(none.map(({ id }) => sectorName(id)))}, whose small caps are expected to lose money together.`
      : "";
  return [
    `With losses counted, small caps are cheaper than the ${large.index.name} in ${figureText(cheaper)} of ${figureText(compared)} sectors; the widest discount is ${where} in ${sectorName(widest.id)}, ${discountText(widest.figure)} at ${pair}.${without}`,
  ];
}

/** The sector-neutral gap with losses counted; the answer has it with losses left out. */
function equalSectors(figures: Figures): string[] {
  const [multiple, gap, plain] = [
    figures["neutral.forward-pe.aggregate"],
    figures["neutral.aggregate.discount"],
    figures["gap.forward-pe.aggregate.discount"],
  ];
  if (!isKnown(multiple) || !isKnown(gap) || !isKnown(plain)) return [];
  return [
    `At equal sector weights and with losses counted, small caps would trade at ${figureText(multiple)}, ${discountText(gap)}, against ${discountText(plain)}: ${sectorPart(plain.value, gap.value)}. Weights are made equal by earnings yields (harmonic), since ratios do not add up.`,
  ];
}

function manufactured({ small, large }: SectorsParts, figures: Figures): string[] {
  const of = (side: "small" | "large") =>
    ["standIn", "lower", "upper"].map((id) => figures[`${side}.manufacturing.${id}`]);
  const [[s, low, high], [l]] = [of("small"), of("large")];
  if (!isKnown(s) || !isKnown(low) || !isKnown(high)) return [];
  const other = isKnown(l) ? `, against ${figureText(l)} of the ${large.index.name}` : "";
  return [
    `Manufacturing is no GICS sector; it is meant as ${MANUFACTURING}. Holdings files have no industries, so Industrials and Materials stand in for it: ${figureText(s)} of the ${small.index.name}${other}. What is meant lies between ${figureText(low)} (Materials alone) and ${figureText(high)} (all four sectors).`,
  ];
}

/** How many companies each median rests on, where they are few. */
function growthBase({ small, large }: SectorsParts, figures: Figures): string[] {
  const fewest = (side: "small" | "large") => ranked(figures, `${side}.growth.firms`).at(-1);
  const [s, l] = [fewest("small"), fewest("large")];
  const parts = [
    ...(s ? [`${figureText(s.figure)} companies of the ${small.index.name} in ${sectorName(s.id)}`] : []),
    ...(l ? [`${figureText(l.figure)} of the ${large.index.name} in ${sectorName(l.id)}`] : []),
  ];
  return parts.length > 0
    ? [
        `Next fiscal year over the current one, by each company's own years; companies at a loss in the current one have no growth rate. The fewest behind a median: ${listed(parts)}.`,
      ]
    : [];
}

/** In how many sectors the small-cap fund was ahead, where two funds can be compared. */
function ahead(figures: Figures): string[] {
  const gaps = ranked(figures, "gap.return12m");
  const [first, last] = [gaps[0], gaps.at(-1)];
  if (!first || !last) return [];
  const text = ({ id, figure }: typeof first) => `${signedText(figure)} in ${sectorName(id)}`;
  return [
    `Small less large over twelve months, on the same days and where both funds hold one sector only: ${first.id === last.id ? text(first) : `from ${text(last)} to ${text(first)}`}.`,
  ];
}

const FUNDS =
  "Returns are total returns of funds, counted back in calendar time from the last close: the S&P's small-cap sector funds, of another index than the Russell 2000, and the S&P 500's. Communication and Real Estate have no small-cap fund of their own; the one of Utilities holds the first and the one of Financials the second.";
