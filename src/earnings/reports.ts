import { DAY_MS } from "../calendar-day.ts";
import type { EarningsCompany } from "./companies.ts";
import type { Report } from "./surprise.ts";

/** A quarter is reported within three months; one that ended earlier than this is not of the last season. */
const SEASON_MS = 200 * DAY_MS;

/**
 * The newest reported quarter of each company, where it belongs to the last season. Companies without a dollar price,
 * without an expectation or whose newest quarter is older are left out.
 *
 * @param now - Milliseconds since the epoch.
 */
export function lastReports(companies: readonly EarningsCompany[], now: number): Report[] {
  return companies.flatMap(({ estimates, marketValue, price, inDollars }) => {
    const quarter = estimates?.quarters.findLast(({ actual, expected }) => actual !== null && expected !== null);
    if (!quarter || quarter.actual === null || quarter.expected === null || quarter.end === null) return [];
    if (!inDollars || price === null || now - Date.parse(quarter.end) > SEASON_MS) return [];
    return [{ actual: quarter.actual, expected: quarter.expected, shares: marketValue / price }];
  });
}
