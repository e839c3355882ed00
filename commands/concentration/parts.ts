import type { ConcentrationSide } from "../../src/concentration/figures.ts";
import type { Index } from "../../src/market/indexes.ts";
import type { Holdings } from "../../src/market/market.ts";
import type { Reading } from "../../src/reading.ts";
import type { Outcome } from "../../src/within.ts";

/** One index: its fund's holdings and what they say. */
export type IndexRead = {
  readonly index: Index;
  readonly holdings: Outcome<Reading<Holdings>>;
  readonly side: ConcentrationSide;
};

/** Everything a concentration card is made from. */
export type ConcentrationParts = {
  readonly asked: IndexRead;
  /** The Russell 2000; the S&P 500 where the Russell 2000 itself is asked about. */
  readonly beside: IndexRead;
  /** What is still on its way; null when nothing is. */
  readonly pending: string | null;
  /** Market time. */
  readonly now: number;
  readonly simulated: boolean;
};

/** Under which prefix the index beside the asked one stands. */
export function besidePrefix({ beside }: Pick<ConcentrationParts, "beside">): "small." | "large." {
  return beside.index.id === "russell2000" ? "small." : "large.";
}
