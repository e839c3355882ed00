/** The three ways to look at a meeting. */
export const VIEWS = ["cumulative", "local", "aggregated"] as const;
export type View = (typeof VIEWS)[number];
