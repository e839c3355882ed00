/** How many went up, went down and stayed: counts of companies or of analysts, or sums of weights. */
export type Moves = { readonly up: number; readonly down: number; readonly unchanged: number };

/** Three ways to say how far revisions lean to one side. */
export type Breadth = {
  /** (up − down) / (up + down), from −1 to 1; null when nothing moved. */
  readonly moved: number | null;
  /** (up − down) / (up + down + unchanged), from −1 to 1; null for nothing at all. */
  readonly all: number | null;
  /** up / down; null when nothing went down. */
  readonly ratio: number | null;
};

/**
 * Breadth of revisions. It counts how many moved, not how far.
 *
 * @example
 * revisionBreadth({ up: 8, down: 2, unchanged: 10 }); // moved 0.6, all 0.3, ratio 4
 */
export function revisionBreadth({ up, down, unchanged }: Moves): Breadth {
  const over = (base: number) => (base > 0 ? (up - down) / base : null);
  return { moved: over(up + down), all: over(up + down + unchanged), ratio: down > 0 ? up / down : null };
}
