import type { Definition } from "../definition.ts";
import { EARNINGS_DEFINITIONS } from "../earnings/definitions.ts";
import { SECTORS } from "../earnings/sectors.ts";
import { VALUATION_DEFINITIONS } from "../valuation/definitions.ts";

const SECTOR = { sector: SECTORS };
const OF_SECTOR = { side: ["small", "large"], sector: SECTORS };
const SMALL_SAMPLE = "Small-cap sectors hold few companies: one large loss moves the figure far.";
const OWN_WORDS = "Manufacturing is no GICS sector: what it is taken to be is printed with it.";
const NEUTRAL =
  "Says how much of the gap is left when both indexes have the same sectors; inside a sector companies still differ.";

const ofSide = (id: string, draft: Omit<Definition, "id" | "where">): Definition => ({
  ...draft,
  id: `sector.{sector}.{side}.${id}`,
  where: OF_SECTOR,
});
const ofSector = (id: string, draft: Omit<Definition, "id" | "where">): Definition => ({
  ...draft,
  id: `sector.{sector}.${id}`,
  where: SECTOR,
});

/** Figures of the whole indexes, beside which the sectors stand. */
const WHOLE: readonly Definition[] = [
  ...VALUATION_DEFINITIONS,
  ...EARNINGS_DEFINITIONS.filter(({ id }) =>
    ["{side}.growth.median", "{side}.growth.firms", "gap.growth.median"].includes(id),
  ),
];

/** Figures of `sectors` that are its own. */
const OWN: readonly Definition[] = [
  ofSide("weight", {
    name: "weight",
    unit: "fraction",
    basis: "market value in the fund's holdings file over that of all its traded equities with a GICS sector",
    also: ["sector weight"],
  }),
  ofSide("names", { name: "members", unit: "count", basis: "traded equities in the fund's holdings file" }),
  ofSide("forward-pe.exNegative", {
    name: "forward P/E, losses left out",
    unit: "multiple",
    basis: "sum of values over sum of positive earnings, members at zero or less left out of both",
    limits: SMALL_SAMPLE,
    also: ["sector P/E"],
  }),
  ofSide("forward-pe.aggregate", {
    name: "forward P/E, losses counted",
    unit: "multiple",
    basis: "sum of values over sum of earnings, losses counted",
    limits: `Null where the losses eat up all profits, as in Health Care at times. ${SMALL_SAMPLE}`,
    also: ["sector P/E"],
  }),
  ofSide("coverage.weight", {
    name: "covered by weight",
    unit: "fraction",
    basis: "market value of members with a forecast over that of all members of the sector",
    also: ["coverage"],
  }),
  ofSide("losses.names", {
    name: "loss-makers by names",
    unit: "fraction",
    basis: "share of the sector's members with a forecast that are expected to make no profit",
    also: ["loss-makers", "losses"],
  }),
  ofSide("losses.weight", {
    name: "loss-makers by weight",
    unit: "fraction",
    basis: "the same by market value",
    also: ["loss-makers", "losses"],
  }),
  ofSide("losses.ofAll", {
    name: "share of the index's loss-makers",
    unit: "fraction",
    basis: "the sector's members that are expected to make no profit over all of the index",
  }),
  ofSide("growth.median", {
    name: "median growth",
    unit: "fraction",
    basis: "unweighted median of E1 / E0 − 1 over members with E0 above zero",
    limits: SMALL_SAMPLE,
  }),
  ofSide("growth.aggregate", {
    name: "aggregate growth, losses counted",
    unit: "fraction",
    basis: "sum E1 / sum E0 − 1 at the fund's shares, over members with both years",
    limits: `Null where the earlier year adds up to zero or less. ${SMALL_SAMPLE}`,
  }),
  ofSide("growth.firms", {
    name: "companies behind the median",
    unit: "count",
    basis: "members with E0 above zero",
  }),
  ofSide("return{months}m", {
    name: "total return over {months} months",
    unit: "fraction",
    basis: "total return of {fund}",
    limits: "Of sector funds, of which the small-cap ones follow the S&P SmallCap 600 and not the Russell 2000.",
    also: ["sector return"],
  }),
  ofSector("gap.return{months}m", {
    name: "small − large over {months} months",
    unit: "points",
    basis: "total return of the small-cap sector fund less that of the large-cap one over the same days",
    also: ["sector return"],
  }),
  ofSector("activeWeight", {
    name: "small − large",
    unit: "fraction",
    basis: "weight in the small-cap index less weight in the large-cap one; over all sectors they add up to zero",
    also: ["active weight", "overweight", "underweight"],
  }),
  ofSector("gap.exNegative.discount", {
    name: "discount of small caps, losses left out",
    unit: "fraction",
    basis: "1 − small / large; positive = small caps cheaper",
  }),
  ofSector("gap.aggregate.discount", {
    name: "discount of small caps, losses counted",
    unit: "fraction",
    basis: "1 − small / large; positive = small caps cheaper",
  }),
  ofSector("gap.growth.median", {
    name: "gap in median growth",
    unit: "points",
    basis: "small − large, each the median of E1 / E0 − 1 over members with E0 above zero",
  }),
  {
    id: "{side}.unclassified.names",
    name: "members without a sector",
    unit: "count",
    basis: "rows whose sector is none of the eleven of GICS",
  },
  {
    id: "{side}.unclassified.weight",
    name: "their weight",
    unit: "fraction",
    basis: "market value over that of all traded equities",
  },
  {
    id: "{side}.manufacturing.standIn",
    name: "Industrials and Materials",
    unit: "fraction",
    basis: "stands in for manufacturing, meant as capital goods in Industrials, all of Materials",
    limits: OWN_WORDS,
    also: ["manufacturing"],
  },
  {
    id: "{side}.manufacturing.lower",
    name: "manufacturing at least",
    unit: "fraction",
    basis: "Materials, which are wholly in it",
    limits: OWN_WORDS,
  },
  {
    id: "{side}.manufacturing.upper",
    name: "manufacturing at most",
    unit: "fraction",
    basis: "Industrials, Materials, Information Technology and Consumer Discretionary, all sectors with a part in it",
    limits: OWN_WORDS,
  },
  ...(
    [
      ["sectors.compared.exNegative", "Sectors with both forward P/Es, losses left out"],
      ["sectors.cheaper.exNegative", "Sectors in which small caps are cheaper, losses left out"],
      ["sectors.compared.aggregate", "Sectors with both forward P/Es, losses counted"],
      ["sectors.cheaper.aggregate", "Sectors in which small caps are cheaper, losses counted"],
      ["sectors.compared.growth", "Sectors with both median growths"],
      ["sectors.higher.growth", "Sectors in which small caps' is higher"],
    ] as const
  ).map(
    ([id, name]): Definition => ({
      id,
      name,
      unit: "count",
      basis: "of the eleven sectors, those in which both sides have the figure",
    }),
  ),
  {
    id: "sectors.returned.{side}",
    name: "Sectors whose {side} fund has a return over twelve months",
    unit: "count",
    basis: "of the eleven sectors",
  },
  ...(
    [
      ["exNegative", "losses left out"],
      ["aggregate", "losses counted"],
    ] as const
  ).flatMap(([method, words]): Definition[] => [
    {
      id: `neutral.forward-pe.${method}`,
      name: `{small} at the {large}'s sector weights, ${words}`,
      unit: "multiple",
      basis: "harmonic: 1 / sum of W · earnings yield of the {small}'s sector",
      limits: NEUTRAL,
      also: ["sector-neutral", "sector neutral"],
    },
    {
      id: `neutral.large.forward-pe.${method}`,
      name: `{large} over the same sectors, ${words}`,
      unit: "multiple",
      basis: "harmonic over the sectors that both sides have",
      limits: NEUTRAL,
      also: ["sector-neutral", "sector neutral"],
    },
    {
      id: `neutral.${method}.discount`,
      name: `Discount of small caps at equal sector weights, ${words}`,
      unit: "fraction",
      basis: "1 − small / large at the large caps' sector weights; positive = small caps cheaper",
      limits: NEUTRAL,
      also: ["sector-neutral", "sector neutral"],
    },
  ]),
];

/** Every figure of `sectors`. */
export const SECTORS_DEFINITIONS: readonly Definition[] = [...OWN, ...WHOLE];
