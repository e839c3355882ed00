import type { Definition } from "../definition.ts";

const SHARE = "share of the market value of the fund's traded equities, share classes of one company merged";
const MERGED =
  "Classes are merged by name: two companies of one name would be one. Weights are those of the fund's file, of its day.";

const OF_THE_INDEX: readonly Definition[] = [
  {
    id: "mag7.weight",
    name: "Magnificent Seven",
    unit: "fraction",
    basis: "Apple, Microsoft, Nvidia, Amazon, Alphabet (every class), Meta and Tesla; share of the market value",
    example: "6.93 + 6.66 + 5.95 + 4.45 + 3.94 + 2.45 + 1.40 = 31.78% (SPY, July 2024)",
    limits: `Some published figures leave out one class of Alphabet. ${MERGED}`,
    also: ["Magnificent 7", "mag 7", "mag7", "giants"],
  },
  { id: "mag7.members", name: "of the Magnificent Seven that are members", unit: "count", basis: "companies" },
  { id: "mag7.{company}.weight", name: "{company}", unit: "fraction", basis: SHARE },
  {
    id: "top{count}.weight",
    name: "{count} heaviest",
    unit: "fraction",
    basis: SHARE,
    limits: MERGED,
    also: ["top 10", "top ten", "largest companies"],
  },
  { id: "heaviest.{place}", name: "{company}", unit: "fraction", basis: `{ticker}; ${SHARE}` },
  {
    id: "hhi",
    name: "Herfindahl–Hirschman index",
    unit: "fraction",
    basis: "sum of squared weights",
    example: "weights of 50%, 30% and 20%: 0.38",
    limits: MERGED,
    also: ["HHI", "Herfindahl", "concentration index"],
  },
  {
    id: "hhi.points",
    name: "Herfindahl–Hirschman index in points",
    unit: "index",
    basis: "ten thousand times the sum of squared weights",
    example: "weights of 50%, 30% and 20%: 3,800",
    also: ["HHI"],
  },
  {
    id: "hhi.normalised",
    name: "normalised Herfindahl–Hirschman index",
    unit: "fraction",
    basis: "(HHI − 1 / n) / (1 − 1 / n): zero for equal weights, one for a single company",
    also: ["HHI"],
  },
  {
    id: "effectiveNames",
    name: "effective number of names",
    unit: "count",
    basis: "1 / HHI: as many equal weights would be as concentrated",
    example: "weights of 50%, 30% and 20%: 2.63 names",
    also: ["effective N", "effective names"],
  },
  {
    id: "entropyNames",
    name: "number of names by entropy",
    unit: "count",
    basis: "exp(−sum w ln w): the same, with more say for small weights",
    also: ["entropy"],
  },
  {
    id: "half.names",
    name: "companies that make up half",
    unit: "count",
    basis: "the heaviest until half is reached",
  },
  { id: "names", name: "companies", unit: "count", basis: "share classes of one company counted once" },
  { id: "listings", name: "listed shares", unit: "count", basis: "traded equities in the fund's holdings file" },
  {
    id: "merged",
    name: "companies with more than one share class",
    unit: "count",
    basis: "equal names without share class and legal form, and tickers that belong together",
  },
];

/** Every figure of `concentration`: of the asked index, and with `small.` or `large.` before the id of another one. */
export const CONCENTRATION_DEFINITIONS: readonly Definition[] = OF_THE_INDEX.flatMap((entry) => [
  entry,
  { ...entry, id: `{side}.${entry.id}` },
]);
