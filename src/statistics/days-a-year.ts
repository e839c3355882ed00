/** Daily returns in a year, wherever one is made yearly. */
export const DAYS_A_YEAR = 252;
