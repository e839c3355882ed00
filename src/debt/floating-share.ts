/** A published estimate of how much of small caps' debt floats. */
export type FloatingShare = {
  /** Month of the estimate, ISO. */
  readonly date: string;
  /** Fraction of the debt. */
  readonly small: number;
  /** The same for large caps, where it is given. */
  readonly large: number | null;
  readonly source: string;
  /** What is counted, where it is said. */
  readonly note: string | null;
};

/**
 * Published floating shares. They differ by definition (bonds only, or bonds and loans; with financials or without) and
 * no filing states one for all, so they make a range and never a point.
 */
export const FLOATING_SHARES: readonly FloatingShare[] = [
  {
    date: "2023-06",
    small: 0.33,
    large: null,
    source: "Goldman Sachs, via Business Insider",
    note: "nearly one third",
  },
  { date: "2023-09", small: 0.3, large: null, source: "Financial Times", note: null },
  { date: "2023-12", small: 0.3, large: 0.08, source: "Voya, via Advisor Perspectives", note: null },
  { date: "2024-07", small: 0.36, large: 0.07, source: "Plante Moran", note: null },
  { date: "2024-07", small: 0.51, large: 0.25, source: "Apollo", note: "bonds and loans, without financials" },
  { date: "2024-07", small: 0.3, large: null, source: "Goldman Sachs, via The Fifth Skill", note: null },
  { date: "2024-08", small: 0.41, large: null, source: "Binance Square", note: null },
  {
    date: "2025-10",
    small: 0.45,
    large: null,
    source: "Bank of America, via Oninvest",
    note: "short-term or floating",
  },
  { date: "2025-12", small: 0.45, large: 0.09, source: "ttmgoal.com", note: null },
];

/** The range that is taken when nothing is said, fractions: the low and, rounded, the high end of what is published. */
export const FLOATING_RANGE = { low: 0.3, high: 0.5 } as const;
