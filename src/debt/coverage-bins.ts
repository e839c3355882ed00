/** A class of the coverage histogram: from `from` up to but not with `to`. */
export type CoverageBin = { readonly name: string; readonly from: number; readonly to: number };

/** The classes of the histogram, left to right; together they hold every coverage. */
export const COVERAGE_BINS: readonly CoverageBin[] = [
  { name: "below 0", from: Number.NEGATIVE_INFINITY, to: 0 },
  { name: "0 to 1", from: 0, to: 1 },
  { name: "1 to 1.5", from: 1, to: 1.5 },
  { name: "1.5 to 3", from: 1.5, to: 3 },
  { name: "3 to 6", from: 3, to: 6 },
  { name: "6 to 12", from: 6, to: 12 },
  { name: "12 and more", from: 12, to: Number.POSITIVE_INFINITY },
];

/** How many of the coverages fall into each class, in the order of `COVERAGE_BINS`. Property: adds up to all of them. */
export function coverageBins(coverages: readonly number[]): readonly number[] {
  return COVERAGE_BINS.map(({ from, to }) => coverages.filter((each) => each >= from && each < to).length);
}
