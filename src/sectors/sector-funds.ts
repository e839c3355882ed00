import type { SectorId } from "../earnings/sectors.ts";
import type { Ticker } from "../market/market.ts";

/** Funds whose total returns stand for a sector: of the S&P 500, and of the S&P SmallCap 600, which is another index. */
export type SectorFunds = {
  readonly large: Ticker;
  /** Null where no small-cap fund holds this sector. */
  readonly small: Ticker | null;
  /** Another sector that the small-cap fund holds as well, so that the two funds are no like with like. */
  readonly with?: SectorId;
};

export const SECTOR_FUNDS: Readonly<Record<SectorId, SectorFunds>> = {
  communication: { large: "XLC", small: null },
  "consumer-discretionary": { large: "XLY", small: "PSCD" },
  "consumer-staples": { large: "XLP", small: "PSCC" },
  energy: { large: "XLE", small: "PSCE" },
  financials: { large: "XLF", small: "PSCF", with: "real-estate" },
  "health-care": { large: "XLV", small: "PSCH" },
  industrials: { large: "XLI", small: "PSCI" },
  "information-technology": { large: "XLK", small: "PSCT" },
  materials: { large: "XLB", small: "PSCM" },
  "real-estate": { large: "XLRE", small: null },
  utilities: { large: "XLU", small: "PSCU", with: "communication" },
};

/** Every one of these funds once. */
export function sectorFundTickers(): readonly Ticker[] {
  return Object.values(SECTOR_FUNDS).flatMap(({ large, small }) => (small === null ? [large] : [large, small]));
}
