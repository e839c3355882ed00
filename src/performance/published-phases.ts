import type { FigureReading } from "../figure.ts";

/** A phase of leadership as it was published: months, and the leader's cumulative gain on the other side, a fraction. */
export type PublishedPhase = {
  readonly from: string;
  readonly to: string;
  readonly leader: "small" | "large";
  readonly lead: number;
};

/**
 * Where they stand. They came out in 2025 and their day is not stated, so they are taken as known from the year's end.
 * Built in: nothing is asked.
 */
export const PUBLISHED: FigureReading = {
  value: null,
  source: "CME Group",
  url: "https://www.cmegroup.com/insights.html",
  observedAt: "2025-12-31T21:00:00.000Z",
  fetchedAt: "2025-12-31T21:00:00.000Z",
  stale: false,
};

/**
 * Russell 2000 against the S&P 500 since 1979, as CME Group prints it ("Are US small caps undervalued relative to larger
 * S&P 500 peers", 2025): cumulative relative moves between turning points. A second-hand table, without its method.
 */
export const PUBLISHED_PHASES: readonly PublishedPhase[] = [
  { from: "1979-01", to: "1983-07", leader: "small", lead: 0.77 },
  { from: "1983-08", to: "1990-10", leader: "large", lead: 0.914 },
  { from: "1990-11", to: "1994-03", leader: "small", lead: 0.496 },
  { from: "1994-03", to: "1999-04", leader: "large", lead: 0.945 },
  { from: "1999-04", to: "2006-04", leader: "small", lead: 0.99 },
];
