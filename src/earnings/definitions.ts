import type { Definition } from "../definition.ts";
import { COUNTED, LAST, REVISIONS, SURPRISES } from "./estimate-definitions.ts";
import { GROWTH_DEFINITIONS } from "./growth-definitions.ts";
import type { OutlookDefinition } from "./outlook-definition.ts";
import { SECTORS } from "./sectors.ts";

const MATCHED = "members with both years";

const withSide = (prefix: string, { value: _, reason: __, ...definition }: OutlookDefinition): Definition => ({
  ...definition,
  id: `{side}.${prefix}${definition.id}`,
});

const GROWTH = GROWTH_DEFINITIONS.map((each) => withSide("", each));

/** What is given of every sector too. */
const IN_SECTORS = ["growth.median", "growth.firms", "lossBase.share"];
/** Ways to measure growth that a gap is given of; always one and the same on both sides. */
export const GROWTH_WAYS = ["median", "medianSigned", "aggregate", "positiveBase", "profitableBothYears"] as const;

/** Every figure of `earnings`. E0 is the earlier year, E1 the later one. */
export const EARNINGS_DEFINITIONS: readonly Definition[] = [
  ...GROWTH,
  ...GROWTH_DEFINITIONS.filter(({ id }) => IN_SECTORS.includes(id)).map(
    (each): Definition => ({ ...withSide("sector.{sector}.", each), where: { sector: SECTORS } }),
  ),
  ...GROWTH_DEFINITIONS.flatMap((each): Definition[] => {
    const way = GROWTH_WAYS.find((way) => each.id === `growth.${way}`);
    return way === undefined
      ? []
      : [
          {
            id: `gap.growth.${way}`,
            name: `Gap in ${each.name}`,
            unit: "points",
            basis: `small − large, each the ${each.basis}`,
            limits: "Both sides by the same way of measuring: a median beside an aggregate is no gap.",
          },
        ];
  }),
  { id: "{side}.names", name: "members", unit: "count", basis: "traded equities in the fund's holdings file" },
  { id: "{side}.matched", name: MATCHED, unit: "count", basis: "members with a figure of both fiscal years" },
  {
    id: "{side}.coverage.weight",
    name: "covered by weight",
    unit: "fraction",
    basis: "market value of members with both years over that of all members",
    also: ["coverage"],
  },
  {
    id: "{side}.coverage.names",
    name: "covered by names",
    unit: "fraction",
    basis: "members with both years over all members",
    also: ["coverage"],
  },
  ...REVISIONS.map((each) => withSide("revisions.", each)),
  { id: "{side}.revisions.firms", name: "companies in the breadth", unit: "count", basis: COUNTED },
  {
    id: "{side}.revisions.analysts",
    name: "their analysts",
    unit: "count",
    basis: "estimates behind those consensus figures",
  },
  ...SURPRISES.map((each) => withSide("surprise.", each)),
  { id: "{side}.surprise.firms", name: "companies in the last season", unit: "count", basis: LAST },
  {
    id: "{side}.estimates.known",
    name: "companies with estimates",
    unit: "count",
    basis: "members whose estimates have been gathered one by one so far",
  },
  {
    id: "article.{side}",
    name: "The newsletter's growth",
    unit: "fraction",
    basis: "as printed in the newsletter: a median of small caps beside the S&P 500's growth",
    limits: "A median beside an aggregate; printed, not verified.",
  },
  {
    id: "article.gap",
    name: "The newsletter's gap, median v S&P",
    unit: "points",
    basis: "as printed in the newsletter: a median of small caps beside the S&P 500's growth",
    limits: "A median beside an aggregate; printed, not verified.",
  },
];
