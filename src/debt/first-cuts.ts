/** The first cut of an easing cycle: after at least one rise, or a pause of twelve months. */
export type FirstCut = {
  /** ISO date of the decision. */
  readonly date: string;
  /** Whether a recession began near it; null while nobody has dated one. */
  readonly recession: boolean | null;
};

/** First cuts since 1980: Neuberger Berman, August 2024, for the first ten; the Federal Reserve's decisions for 2024. */
export const FIRST_CUTS: readonly FirstCut[] = [
  { date: "1980-04-01", recession: true },
  { date: "1981-06-01", recession: true },
  { date: "1984-10-02", recession: false },
  { date: "1987-10-19", recession: false },
  { date: "1989-06-05", recession: true },
  { date: "1995-07-06", recession: false },
  { date: "1998-09-29", recession: false },
  { date: "2001-01-03", recession: true },
  { date: "2007-09-18", recession: true },
  { date: "2019-07-31", recession: false },
  { date: "2024-09-18", recession: null },
];
