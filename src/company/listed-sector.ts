import { type SectorId, sectorName, sectorOf } from "../earnings/sectors.ts";

/** Quote services name some sectors otherwise than holdings files, and draw their borders a little otherwise too. */
const OTHER_NAMES: Readonly<Record<string, SectorId>> = {
  technology: "information-technology",
  healthcare: "health-care",
  "financial services": "financials",
  financial: "financials",
  "consumer cyclical": "consumer-discretionary",
  "consumer defensive": "consumer-staples",
  "basic materials": "materials",
  "communication services": "communication",
};

/**
 * A listing's sector in the words of holdings files; null for one that is not known.
 *
 * @example
 * listedSector("Financial Services"); // "Financials"
 */
export function listedSector(sector: string | null): string | null {
  const id = sector === null ? null : (OTHER_NAMES[sector.trim().toLowerCase()] ?? sectorOf(sector));
  return id && sectorName(id);
}
