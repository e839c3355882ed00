/**
 * The newsletter's claim, as printed and not verified: over ten years the S&P 500 returned 130 percentage points more.
 * Small − large, so it is negative. Neither the day nor whether dividends are in it is stated.
 */
export const ARTICLE = { points: -130 } as const;
