/**
 * The newsletter's claim for 2026, as printed and not verified: median growth of small caps beside the S&P 500's growth,
 * of which it does not say whether it is a median. Fractions. Two statistics that are no like with like.
 */
export const ARTICLE = { small: 0.184, large: 0.098, year: "2026-12" } as const;
