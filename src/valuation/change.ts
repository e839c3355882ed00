/** One company on a day: weight in dollars, price and fundamental per share. */
export type Snapshot = {
  readonly ticker: string;
  readonly value: number;
  readonly price: number;
  readonly perShare: number | null;
};

/** Why ln(small multiple / large multiple) moved between two days. Log changes; the parts add up to `total` exactly. */
export type Change = {
  readonly smallPrice: number;
  readonly largePrice: number;
  readonly smallEarnings: number;
  readonly largeEarnings: number;
  readonly membership: number;
  readonly total: number;
};

type Multiple = (rows: readonly { readonly value: number; readonly fundamental: number | null }[]) => number | null;

/**
 * Splits the move of the relative multiple into prices, earnings and membership.
 *
 * For the companies in both days, the multiple at the earlier weights is moved from old to new prices and from old to
 * new earnings, in both orders, and each part is the mean of its two steps, so that no order is preferred. What is left
 * (new weights, joiners, leavers) is membership. Small-cap parts count as they are, large-cap parts with the opposite
 * sign.
 *
 * @param multiple - One method, the same for both sides and days: `exNegative`, `aggregate`.
 * @returns null when a multiple on the way is not meaningful.
 */
export function splitChange(
  small: readonly [before: readonly Snapshot[], after: readonly Snapshot[]],
  large: readonly [before: readonly Snapshot[], after: readonly Snapshot[]],
  multiple: Multiple,
): Change | null {
  const s = splitSide(...small, multiple);
  const l = splitSide(...large, multiple);
  if (!s || !l) return null;
  const parts = {
    smallPrice: s.price,
    largePrice: -l.price,
    smallEarnings: s.earnings,
    largeEarnings: -l.earnings,
    membership: s.membership - l.membership,
  };
  return {
    ...parts,
    total: parts.smallPrice + parts.largePrice + parts.smallEarnings + parts.largeEarnings + parts.membership,
  };
}

function splitSide(before: readonly Snapshot[], after: readonly Snapshot[], multiple: Multiple) {
  const later = new Map(after.map((row) => [row.ticker, row]));
  const both = before.flatMap((old) => {
    const now = later.get(old.ticker);
    return now ? [{ old, now }] : [];
  });
  const log = (price: "old" | "now", earnings: "old" | "now") =>
    logOf(multiple(both.map((pair) => position(pair.old.value, pair[earnings].perShare, pair[price].price))));
  const start = logOf(multiple(before.map((row) => position(row.value, row.perShare, row.price))));
  const end = logOf(multiple(after.map((row) => position(row.value, row.perShare, row.price))));
  const [from, priceFirst, earningsFirst, to] = [
    log("old", "old"),
    log("now", "old"),
    log("old", "now"),
    log("now", "now"),
  ];
  if (start === null || end === null || from === null || priceFirst === null || earningsFirst === null || to === null)
    return null;
  const price = (priceFirst - from + (to - earningsFirst)) / 2;
  const earnings = (to - priceFirst + (earningsFirst - from)) / 2;
  return { price, earnings, membership: end - start - price - earnings };
}

function position(value: number, perShare: number | null, price: number) {
  return { value, fundamental: perShare === null ? null : (value * perShare) / price };
}

function logOf(multiple: number | null): number | null {
  return multiple !== null && multiple > 0 ? Math.log(multiple) : null;
}
