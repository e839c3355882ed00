import { type SectorId, sectorOf } from "../earnings/sectors.ts";

/** A fund whose price stands for a sector. */
export type SectorFund = { readonly ticker: string; readonly name: string };

/** Invesco's S&P SmallCap 600 sector funds, and the sector funds of the S&P 500 by State Street. */
const FUNDS: Readonly<Record<"small" | "large", Readonly<Partial<Record<SectorId, string>>>>> = {
  small: {
    "consumer-discretionary": "PSCD",
    "consumer-staples": "PSCC",
    energy: "PSCE",
    financials: "PSCF",
    "health-care": "PSCH",
    industrials: "PSCI",
    "information-technology": "PSCT",
    materials: "PSCM",
    utilities: "PSCU",
  },
  large: {
    communication: "XLC",
    "consumer-discretionary": "XLY",
    "consumer-staples": "XLP",
    energy: "XLE",
    financials: "XLF",
    "health-care": "XLV",
    industrials: "XLI",
    "information-technology": "XLK",
    materials: "XLB",
    "real-estate": "XLRE",
    utilities: "XLU",
  },
};

/**
 * The fund that stands for a sector of a side; null where there is none.
 *
 * @param sector - As holdings files write it.
 * @example
 * sectorFund("Health Care", "small"); // { ticker: "PSCH", name: "small-cap Health Care" }
 */
export function sectorFund(sector: string, side: "small" | "large"): SectorFund | null {
  const id = sectorOf(sector);
  const ticker = id && FUNDS[side][id];
  return ticker ? { ticker, name: `${side}-cap ${sector}` } : null;
}
