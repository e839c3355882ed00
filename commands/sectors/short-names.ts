import { type SectorId, sectorName } from "../../src/earnings/sectors.ts";

/** Names whose words are too long for a narrow table, and those that have no room under a bar. */
const SHORTER: Partial<Readonly<Record<SectorId, string>>> = {
  communication: "Comm. Services",
  "consumer-discretionary": "Consumer Discret.",
};
const SHORTEST: Partial<Readonly<Record<SectorId, string>>> = {
  communication: "Comm.",
  "consumer-discretionary": "Cons. discr.",
  "consumer-staples": "Cons. stapl.",
  financials: "Fin.",
  industrials: "Indust.",
  "information-technology": "Tech",
  materials: "Mater.",
  utilities: "Util.",
};

/** A sector's name in a table: no word longer than eleven letters. */
export function tableName(id: SectorId): string {
  return SHORTER[id] ?? sectorName(id);
}

/** A sector's name under a bar, one of eleven. */
export function barName(id: SectorId): string {
  return SHORTEST[id] ?? sectorName(id);
}
