import { type EarningsPair, matched } from "./earnings-pair.ts";

/** Companies that change sides between two years. Counts. */
export type Turns = { readonly toProfit: number; readonly toLoss: number };

/** Counts who turns to a profit and who to a loss; earnings of zero count as a loss. Both years must be known. */
export function turns(pairs: readonly EarningsPair[]): Turns {
  const known = matched(pairs);
  return {
    toProfit: known.filter(({ before, after }) => before <= 0 && after > 0).length,
    toLoss: known.filter(({ before, after }) => before > 0 && after <= 0).length,
  };
}
