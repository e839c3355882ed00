import type { Unit } from "../figure.ts";
import type { Outlook } from "./outlook.ts";

/** A figure of one side that comes from its members' two years. */
export type GrowthDefinition = {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly basis: string;
  readonly value: (outlook: Outlook) => number | null;
  /** Why the value is null although companies have both years. */
  readonly reason: string;
};

const MONEY = "dollars that a hundred dollars of the index's market value earn, over the members with both years";
const NO_BASE = "no member has a profit in the earlier year";

/** What is given of each side from its members' two years. E0 is the earlier year, E1 the later one. */
export const GROWTH_DEFINITIONS: readonly GrowthDefinition[] = [
  {
    id: "growth.median",
    label: "median growth",
    unit: "fraction",
    basis: "unweighted median of E1 / E0 − 1 over members with E0 above zero",
    value: ({ growth }) => growth.median,
    reason: NO_BASE,
  },
  {
    id: "growth.medianSigned",
    label: "median change, losses signed",
    unit: "fraction",
    basis: "unweighted median of (E1 − E0) / |E0| over members with E0 other than zero; a convention, no growth rate",
    value: ({ growth }) => growth.medianSigned,
    reason: "no member has an earlier year other than zero",
  },
  {
    id: "growth.aggregate",
    label: "aggregate growth, losses counted",
    unit: "fraction",
    basis: "sum E1 / sum E0 − 1 at the fund's shares, over all members with both years",
    value: ({ growth }) => growth.aggregate,
    reason: "the earlier year's earnings add up to zero or less",
  },
  {
    id: "growth.positiveBase",
    label: "aggregate growth, profit in the earlier year",
    unit: "fraction",
    basis: "sum E1 / sum E0 − 1 over members with E0 above zero; leaves out who climbs out of a loss",
    value: ({ growth }) => growth.positiveBase,
    reason: NO_BASE,
  },
  {
    id: "growth.profitableBothYears",
    label: "aggregate growth, profit in both years",
    unit: "fraction",
    basis: "sum E1 / sum E0 − 1 over members with E0 and E1 above zero; leaves out who falls into a loss",
    value: ({ growth }) => growth.profitableBothYears,
    reason: "no member has a profit in both years",
  },
  {
    id: "growth.firms",
    label: "companies behind the median",
    unit: "count",
    basis: "members with both years and E0 above zero",
    value: ({ growth }) => growth.firms,
    reason: NO_BASE,
  },
  {
    id: "lossBase.share",
    label: "without a growth rate",
    unit: "fraction",
    basis: "share of the members with both years whose E0 is zero or less",
    value: ({ losses }) => losses?.before ?? null,
    reason: "no member has both years",
  },
  {
    id: "lossAfter.share",
    label: "at a loss in the later year",
    unit: "fraction",
    basis: "share of the members with both years whose E1 is zero or less",
    value: ({ losses }) => losses?.after ?? null,
    reason: "no member has both years",
  },
  {
    id: "turns.toProfit",
    label: "turn to a profit",
    unit: "count",
    basis: "members with E0 of zero or less and E1 above zero",
    value: ({ turns }) => turns?.toProfit ?? null,
    reason: "no member has both years",
  },
  {
    id: "turns.toLoss",
    label: "turn to a loss",
    unit: "count",
    basis: "members with E0 above zero and E1 of zero or less",
    value: ({ turns }) => turns?.toLoss ?? null,
    reason: "no member has both years",
  },
  {
    id: "earnings.before",
    label: "earned on a hundred dollars, earlier year",
    unit: "usd",
    basis: `${MONEY}: their earnings yield on E0`,
    value: ({ change }) => change?.before ?? null,
    reason: "no member has both years",
  },
  {
    id: "earnings.after",
    label: "earned on a hundred dollars, later year",
    unit: "usd",
    basis: `${MONEY}: their earnings yield on E1`,
    value: ({ change }) => change?.after ?? null,
    reason: "no member has both years",
  },
  {
    id: "earnings.change",
    label: "change in earnings on a hundred dollars",
    unit: "usd",
    basis: `sum (E1 − E0); ${MONEY}`,
    value: ({ change }) => change?.total ?? null,
    reason: "no member has both years",
  },
  {
    id: "earnings.change.positiveBase",
    label: "change at companies with a profit in the earlier year",
    unit: "usd",
    basis: `sum (E1 − E0) over E0 above zero; ${MONEY}; adds up with the other part to the whole change`,
    value: ({ change }) => change?.positiveBase ?? null,
    reason: "no member has both years",
  },
  {
    id: "earnings.change.lossBase",
    label: "change at companies with a loss in the earlier year",
    unit: "usd",
    basis: `sum (E1 − E0) over E0 of zero or less; ${MONEY}; adds up with the other part to the whole change`,
    value: ({ change }) => change?.lossBase ?? null,
    reason: "no member has both years",
  },
];
