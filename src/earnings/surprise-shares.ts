import type { Report } from "./surprise.ts";

/** Shares of reports above, at and below the expectation. Fractions that add up to 1. */
export type SurpriseShares = { readonly beat: number; readonly met: number; readonly miss: number };

/** Reports are written to the cent: closer than half of one is as expected. */
const HALF_CENT = 0.005;

/** How many beat, met and missed what was expected; null for no reports. */
export function surpriseShares(reports: readonly Pick<Report, "actual" | "expected">[]): SurpriseShares | null {
  if (reports.length === 0) return null;
  const above = reports.filter(({ actual, expected }) => actual - expected >= HALF_CENT).length;
  const below = reports.filter(({ actual, expected }) => expected - actual >= HALF_CENT).length;
  const share = (count: number) => count / reports.length;
  return { beat: share(above), met: share(reports.length - above - below), miss: share(below) };
}
