/** Which fiscal year is compared with the one before it. */
export type Horizon = "this-year" | "next-year";

export const HORIZONS = ["this-year", "next-year"] as const;

/** Words for a horizon, so that every card, receipt and figure says the same. */
export type HorizonWords = {
  /** The later year (E1), as a person says it. */
  readonly later: string;
  /** Exactly which figures, from whom. */
  readonly basis: string;
  /** The later year as analysts' estimates call it. */
  readonly period: "0y" | "+1y";
  /** Why a company has no figure of the later or the earlier year. */
  readonly noLater: string;
  readonly noEarlier: string;
};

const CURRENT = "consensus earnings per share of the current, unreported fiscal year";

export const HORIZON_WORDS: Readonly<Record<Horizon, HorizonWords>> = {
  "this-year": {
    later: "this fiscal year",
    basis: `E1 = ${CURRENT}, E0 = earnings per share of the year before as analysts count them`,
    period: "0y",
    noLater: "no analyst estimate of this fiscal year",
    noEarlier: "last fiscal year's earnings not known",
  },
  "next-year": {
    later: "next fiscal year",
    basis: `E1 = consensus earnings per share of the next fiscal year, E0 = ${CURRENT}`,
    period: "+1y",
    noLater: "no analyst estimate of next fiscal year",
    noEarlier: "no analyst estimate of this fiscal year",
  },
};
