import { tradingDayUpTo } from "./trading-day.ts";
import { FRIDAY, nthWeekday } from "./weekday.ts";

/** When indexes take in changes, after the close of these days; ISO dates by the providers' rules. */

/** FTSE Russell rebuilds its indexes twice a year from 2026 on, once a year before. */
const TWICE_SINCE = 2026;

/** Days after whose close the Russell indexes are rebuilt: the fourth Friday of June, and the second of November. */
export function russellReconstitutions(year: number): readonly string[] {
  return [
    nthWeekday(`${year}-06`, FRIDAY, 4),
    ...(year >= TWICE_SINCE ? [nthWeekday(`${year}-11`, FRIDAY, 2)] : []),
  ].map(tradingDayUpTo);
}

/** Days after whose close S&P's indexes are rebalanced: the third Fridays of March, June, September and December. */
export function standardAndPoorsRebalances(year: number): readonly string[] {
  return ["03", "06", "09", "12"].map((month) => tradingDayUpTo(nthWeekday(`${year}-${month}`, FRIDAY, 3)));
}
