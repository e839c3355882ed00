import type { Holding } from "../market/market.ts";
import { effectiveNames, entropyNames } from "./effective-names.ts";
import { herfindahl, normalisedHerfindahl } from "./herfindahl.ts";
import { type Issuers, issuersOf } from "./issuers.ts";
import { type GroupWeight, magnificentSeven } from "./magnificent-seven.ts";
import { namesForShare, topWeight } from "./top-weight.ts";

/** How many of the heaviest a share is given of. */
export const TOPS = [1, 5, 10, 25, 50, 100, 250, 500] as const;

/** How narrow an index is. Null where it has no meaning. */
export type Concentration = Issuers & {
  readonly seven: GroupWeight;
  /** Share of the k heaviest, for each of `TOPS`. */
  readonly tops: readonly { readonly k: number; readonly weight: number | null }[];
  readonly hhi: number | null;
  readonly normalised: number | null;
  readonly effective: number | null;
  readonly entropy: number | null;
  /** Of the heaviest companies, how many make up half of the index. */
  readonly half: number | null;
};

/** How narrow an index is, by its fund's equity rows. The same function serves every index. */
export function concentrationOf(rows: readonly Holding[]): Concentration {
  const merged = issuersOf(rows);
  const weights = merged.issuers.map(({ weight }) => weight);
  return {
    ...merged,
    seven: magnificentSeven(merged.issuers),
    tops: TOPS.map((k) => ({ k, weight: topWeight(weights, k) })),
    hhi: herfindahl(weights),
    normalised: normalisedHerfindahl(weights),
    effective: effectiveNames(weights),
    entropy: entropyNames(weights),
    half: namesForShare(weights, 0.5),
  };
}
