/**
 * One company's earnings in two fiscal years, as what a position of the same shares earns in dollars. The same shares in
 * both years: buybacks and new issues move earnings per share, and nothing else does.
 */
export type EarningsPair = {
  /** Market value of the position in dollars, above zero: its weight. */
  readonly value: number;
  /** E0, earnings of the earlier year; zero or less is a loss, null is unknown. */
  readonly before: number | null;
  /** E1, earnings of the later year. */
  readonly after: number | null;
};

/** A pair of which both years are known. */
export type MatchedPair = { readonly value: number; readonly before: number; readonly after: number };

/** Those with both years; a missing year takes a company out of every sum, so that like is compared with like. */
export function matched(pairs: readonly EarningsPair[]): MatchedPair[] {
  return pairs.filter((each): each is MatchedPair => each.before !== null && each.after !== null);
}
