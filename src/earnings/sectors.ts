/** The sectors of the Global Industry Classification Standard as they are typed: holdings files' names with dashes. */
export const SECTORS = [
  "communication",
  "consumer-discretionary",
  "consumer-staples",
  "energy",
  "financials",
  "health-care",
  "industrials",
  "information-technology",
  "materials",
  "real-estate",
  "utilities",
] as const;

export type SectorId = (typeof SECTORS)[number];

/**
 * The sector of a name in a holdings file; null for none of the eleven.
 *
 * @example
 * sectorOf("Health Care"); // "health-care"
 * sectorOf("Communication Services"); // "communication"
 */
export function sectorOf(name: string): SectorId | null {
  const typed = name.trim().toLowerCase().replaceAll(/\s+/g, "-");
  return SECTORS.find((id) => typed === id || typed.startsWith(`${id}-`)) ?? null;
}

/** A sector as holdings files write it: `Health Care`. */
export function sectorName(id: SectorId): string {
  return id.replaceAll(/(^|-)([a-z])/g, (_, dash: string, letter: string) => `${dash && " "}${letter.toUpperCase()}`);
}
