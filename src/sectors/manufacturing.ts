import type { SectorId } from "../earnings/sectors.ts";

/** What is meant by manufacturing, which is no GICS sector: printed wherever its share is shown. */
export const MANUFACTURING =
  "capital goods in Industrials, all of Materials, and parts of Information Technology (hardware) and Consumer Discretionary (durables, cars)";

/**
 * Holdings files have sectors but no industries, so manufacturing is not measured. Its share lies between the sector
 * that is wholly in it and all sectors with a part in it; Industrials and Materials together stand in for it.
 */
const PARTS = {
  lower: ["materials"],
  standIn: ["industrials", "materials"],
  upper: ["industrials", "materials", "information-technology", "consumer-discretionary"],
} as const satisfies Record<string, readonly SectorId[]>;

/** Shares of an index around its manufacturing, fractions. */
export function manufacturing(weightOf: (sector: SectorId) => number): Readonly<Record<keyof typeof PARTS, number>> {
  const sum = (sectors: readonly SectorId[]) => sectors.reduce((total, sector) => total + weightOf(sector), 0);
  return { lower: sum(PARTS.lower), standIn: sum(PARTS.standIn), upper: sum(PARTS.upper) };
}
