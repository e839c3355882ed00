import type { Chart } from "../card.ts";

/** A drawn chart. */
export type Picture = {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** Hash of the chart's description: equal hashes are equal pictures, so an upload can be used again. */
  readonly hash: string;
};

/** Draws a chart; the same description gives the same picture, and one seen lately is not drawn again. */
export type Draw = (chart: Chart) => Promise<Picture>;
