/** The newsletter's claim, as printed and not verified. 17.2 agrees with no dated public source for the S&P 500. */
export const ARTICLE = { small: 13.6, large: 17.2 } as const;
