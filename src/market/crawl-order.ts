import { memo } from "../memo.ts";
import type { Holdings, Ticker } from "./market.ts";

/**
 * The companies of one or more indexes in the order in which to gather them: each index by weight, so interleaved that
 * at every moment about the same share of each one's weight is covered. Of two equal places the earlier index has the
 * first; nobody is named twice. The same holdings give the same list.
 */
export const crawlOrder = memo((...indexes: readonly Holdings[]): readonly Ticker[] => {
  const places = indexes.flatMap(placesOf).sort((a, b) => a.covered - b.covered);
  return [...new Set(places.map(({ ticker }) => ticker))];
});

/** Each company with the share of the weight that stands before it. */
function placesOf({ rows }: Holdings): readonly { readonly ticker: Ticker; readonly covered: number }[] {
  const whole = rows.reduce((sum, { marketValue }) => sum + marketValue, 0);
  let before = 0;
  return [...rows]
    .sort((a, b) => b.marketValue - a.marketValue)
    .map(({ ticker, marketValue }) => {
      const covered = whole > 0 ? before / whole : 0;
      before += marketValue;
      return { ticker, covered };
    });
}
