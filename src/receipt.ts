import type { FigureReading } from "./figure.ts";
import type { LeftOut } from "./left-out.ts";

/** How an answer was computed: enough to compute it again. */
export type Receipt = {
  /** Formulas in words and symbols, with the numbers of this answer put in. */
  readonly formulas: readonly { readonly name: string; readonly text: string }[];
  /** Every source request that went in. */
  readonly inputs: readonly FigureReading[];
  /** Names left out and why. */
  readonly leftOut: readonly LeftOut[];
  /** First 12 hex digits of the SHA-256 of the rows: equal hashes mean equal inputs. */
  readonly hash: string;
  /** Base name of the attached files: `smallcap-valuation-2026-08-21`. */
  readonly file: string;
  /** The inputs row by row, for the attached CSV. */
  readonly rows: readonly Readonly<Record<string, string | number | null>>[];
};
