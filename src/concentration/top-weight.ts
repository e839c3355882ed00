/**
 * Share of the k heaviest.
 *
 * @param descending - Weights, the heaviest first.
 * @returns Fraction; null where there are fewer than k, since all of them are no "top k".
 */
export function topWeight(descending: readonly number[], k: number): number | null {
  if (descending.length < k) return null;
  return descending.slice(0, k).reduce((sum, weight) => sum + weight, 0);
}

/**
 * How many of the heaviest it takes to reach a share of the whole.
 *
 * @param share - Fraction above 0; a half is what people ask for.
 * @returns null where all of them do not reach it.
 */
export function namesForShare(descending: readonly number[], share: number): number | null {
  let sum = 0;
  const place = descending.findIndex((weight) => {
    sum += weight;
    return sum >= share;
  });
  return place < 0 ? null : place + 1;
}
