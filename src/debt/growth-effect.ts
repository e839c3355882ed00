/**
 * What one point of real growth of the US economy was put at, as a share of earnings: Goldman Sachs, April 2013, as
 * published. Older than every rate it is set beside, so a comparison of sizes and nothing to compute with.
 */
export const GROWTH_EFFECT = { small: 0.08, large: 0.05, date: "2013-04" } as const;
