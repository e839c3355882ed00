/** A published weight in the S&P 500 on a day, as its source has it and not verified. Fractions. */
export type PublishedWeight = {
  /** Day that is stated, ISO. */
  readonly date: string;
  readonly magnificentSeven: number | null;
  readonly topTen: number | null;
  readonly source: string;
};

/** Weights found in public sources, oldest first. They differ by day, and some may lack one of Alphabet's classes. */
export const PUBLISHED_WEIGHTS: readonly PublishedWeight[] = [
  { date: "2023-12-31", magnificentSeven: null, topTen: 0.27, source: "Morgan Stanley, via igw.news" },
  { date: "2024-03-18", magnificentSeven: 0.29, topTen: null, source: "danwhiteandassociates.com" },
  { date: "2024-06-24", magnificentSeven: 0.31, topTen: 0.37, source: "FactSet, via igw.news" },
  { date: "2024-07-25", magnificentSeven: 0.3178, topTen: null, source: "pws.io" },
  { date: "2025-12-31", magnificentSeven: 0.343, topTen: null, source: "Motley Fool, via reportify.ai" },
  { date: "2026-01-14", magnificentSeven: 0.293, topTen: 0.403, source: "Ned Davis, via MarketWatch" },
  { date: "2026-01-29", magnificentSeven: 0.34, topTen: 0.4, source: "atb.com" },
];

/** The newest of them by a day: a replay must not know later ones. */
export function publishedBy(date: string, count: number): readonly PublishedWeight[] {
  return PUBLISHED_WEIGHTS.filter((each) => each.date <= date).slice(-count);
}
