/** Edges between the bins of a distribution of growth, as fractions; each belongs to the bin above it. */
export const GROWTH_EDGES = [-0.5, -0.25, 0, 0.1, 0.25, 0.5, 1] as const;

/**
 * How growth rates are spread: the share of companies in each bin, from below the first edge to above the last one.
 *
 * @returns Fractions that add up to 1, one more than there are edges; null for no rates.
 *
 * @example
 * growthBins([-0.6, 0.05, 0.05, 2]); // [0.25, 0, 0, 0.5, 0, 0, 0, 0.25]
 */
export function growthBins(rates: readonly number[]): readonly number[] | null {
  if (rates.length === 0) return null;
  const counts = new Array<number>(GROWTH_EDGES.length + 1).fill(0);
  for (const rate of rates) {
    const bin = GROWTH_EDGES.filter((edge) => rate >= edge).length;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count) => count / rates.length);
}
