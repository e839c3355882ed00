/**
 * One company in an index, ready for a multiple: what it weighs and what it earns (or owns, or sells) for that weight.
 *
 * `value` is the position's market value in dollars; `fundamental` is the same position's share of earnings, book value
 * or sales in dollars. Both are of the same shares, so value / fundamental is the company's ratio.
 */
export type Constituent = {
  /** Above zero. */
  readonly value: number;
  /** May be zero or negative (a loss); null when it is not known. */
  readonly fundamental: number | null;
};

/** A constituent whose fundamental is known. */
export type Covered = { readonly value: number; readonly fundamental: number };

/** Those with data; a missing fundamental leaves both sums of a multiple. */
export function covered(constituents: readonly Constituent[]): Covered[] {
  return constituents.filter((each): each is Covered => each.fundamental !== null);
}
