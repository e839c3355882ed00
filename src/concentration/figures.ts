import { type Figure, type FigureReading, toFigure, type Unit } from "../figure.ts";
import { MAGNIFICENT_SEVEN } from "./magnificent-seven.ts";
import { type Concentration, TOPS } from "./side.ts";

/** One index with everything its figures need. */
export type ConcentrationSide = {
  /** Name of the index: `Russell 2000`. */
  readonly name: string;
  /** Null when there are no holdings; `failure` then says why. */
  readonly concentration: Concentration | null;
  readonly failure: string | null;
  readonly readings: readonly FigureReading[];
};

/** The heaviest companies that have a figure of their own. */
export const LARGEST = 10;

const WEIGHT = "share of the market value of the fund's traded equities, share classes of one company merged";

/** Every figure of one index. Ids start with the prefix: none for the index that is asked about, `small.`, `large.`. */
export function concentrationFigures(prefix: "" | "small." | "large.", side: ConcentrationSide): Figure[] {
  const { name, concentration, failure, readings } = side;
  const of = (
    id: string,
    label: string,
    value: number | null | undefined,
    unit: Unit,
    basis: string,
    own = "",
  ): Figure =>
    toFigure({
      id: `${prefix}${id}`,
      label: `${name}: ${label}`,
      value: value ?? null,
      unit,
      basis,
      reason: failure ?? (own || "no company is held"),
      readings,
    });
  const seven = concentration?.seven;
  const missing =
    seven && seven.members.length > 0 && seven.missing.length > 0 ? `; without ${seven.missing.join(", ")}` : "";
  return [
    of(
      "mag7.weight",
      "Magnificent Seven",
      seven?.weight,
      "fraction",
      `Apple, Microsoft, Nvidia, Amazon, Alphabet (every class), Meta and Tesla${missing}; ${WEIGHT}`,
      "none of the seven is a member",
    ),
    of("mag7.members", "of the Magnificent Seven that are members", seven?.members.length, "count", "companies"),
    ...MAGNIFICENT_SEVEN.map((each) => {
      const weight = seven?.members.find((member) => member.name === each.name)?.weight;
      return of(`mag7.${each.name.toLowerCase()}.weight`, each.name, weight, "fraction", WEIGHT, "it is no member");
    }),
    ...TOPS.map((k) => {
      const top = concentration?.tops.find((each) => each.k === k)?.weight;
      return of(`top${k}.weight`, `${k} heaviest`, top, "fraction", WEIGHT, "there are fewer companies than that");
    }),
    ...Array.from({ length: LARGEST }, (_, place) => {
      const issuer = concentration?.issuers[place];
      return of(
        `heaviest.${place + 1}`,
        issuer?.name ?? `company number ${place + 1} by weight`,
        issuer?.weight,
        "fraction",
        issuer ? `${issuer.tickers.join(" + ")}; ${WEIGHT}` : WEIGHT,
        "there are fewer companies than that",
      );
    }),
    of(
      "hhi",
      "Herfindahl–Hirschman index",
      concentration?.hhi,
      "fraction",
      `sum of squared weights; each the ${WEIGHT}`,
    ),
    of(
      "hhi.points",
      "Herfindahl–Hirschman index in points",
      concentration?.hhi == null ? null : concentration.hhi * 10_000,
      "index",
      "ten thousand times the sum of squared weights",
    ),
    of(
      "hhi.normalised",
      "normalised Herfindahl–Hirschman index",
      concentration?.normalised,
      "fraction",
      "(HHI − 1 / n) / (1 − 1 / n): zero for equal weights, one for a single company",
      "a single company has no spread of weights",
    ),
    of(
      "effectiveNames",
      "effective number of names",
      concentration?.effective,
      "count",
      "1 / HHI: as many equal weights would be as concentrated",
    ),
    of(
      "entropyNames",
      "number of names by entropy",
      concentration?.entropy,
      "count",
      "exp(−sum w ln w): the same, with more say for small weights",
    ),
    of("half.names", "companies that make up half", concentration?.half, "count", "the heaviest until half is reached"),
    of("names", "companies", concentration?.issuers.length, "count", "share classes of one company counted once"),
    of("listings", "listed shares", concentration?.listings, "count", "traded equities in the fund's holdings file"),
    of(
      "merged",
      "companies with more than one share class",
      concentration?.issuers.filter(({ tickers }) => tickers.length > 1).length,
      "count",
      "equal names without share class and legal form, and tickers that belong together",
    ),
  ];
}
