import { type Report, surprise } from "./surprise.ts";

/**
 * Surprise of all together, at the shares of their positions.
 *
 *     (sum A − sum E) / |sum E|
 *
 * @returns Fraction; null for no reports, and when the expectations add up to zero.
 */
export function aggregateSurprise(reports: readonly Report[]): number | null {
  const sum = (what: "actual" | "expected") => reports.reduce((total, each) => total + each[what] * each.shares, 0);
  return surprise({ actual: sum("actual"), expected: sum("expected") });
}
