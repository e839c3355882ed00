/**
 * What of the case for small caps a headline touches, by the words in it. Touching is all that is said: not whether the
 * news is good, nor whether it is true. A headline without such words touches nothing, which is said as well.
 */
export const PILLARS = [
  "valuation",
  "earnings",
  "economy",
  "rates",
  "debt",
  "concentration",
  "performance",
  "policy",
] as const;
export type Pillar = (typeof PILLARS)[number];

/** The pillars as people read them. */
export const PILLAR_NAMES: Readonly<Record<Pillar, string>> = {
  valuation: "valuation",
  earnings: "earnings",
  economy: "economy",
  rates: "rates",
  debt: "debt",
  concentration: "concentration",
  performance: "performance and risk",
  policy: "policy",
};
