import { earningsCompanies } from "../earnings/companies.ts";
import { type Outlook, outlookOf } from "../earnings/outlook.ts";
import { SECTORS, type SectorId, sectorOf } from "../earnings/sectors.ts";
import { type Company, type SideValuation, valueSide } from "../valuation/side.ts";
import { type SectorSums, sectorSums } from "./sector-sums.ts";

/** Some companies of an index, measured as the whole index is: the same functions as for valuation and earnings. */
export type Measured = {
  readonly names: number;
  /** By forward P/E. */
  readonly valuation: SideValuation;
  /** Next fiscal year over the current one. */
  readonly outlook: Outlook;
  readonly sums: SectorSums;
};

/** An index divided into the eleven sectors. */
export type SectorBreakdown = {
  readonly sectors: ReadonlyMap<SectorId, Measured & { readonly weight: number }>;
  /** All companies, those without a sector included. */
  readonly whole: Measured;
  /** Companies whose sector is none of the eleven, and their share of the index; they have no part in sector weights. */
  readonly unclassified: { readonly names: number; readonly weight: number };
};

/**
 * Divides an index by the sectors of its fund's holdings file. Weights are of the companies with a sector, so that those
 * of two indexes differ by an active weight that sums to zero.
 *
 * @param now - Instant of the quotes, milliseconds since the epoch.
 */
export function sectorBreakdown(companies: readonly Company[], now: number): SectorBreakdown {
  const groups = Map.groupBy(companies, ({ sector }) => sectorOf(sector));
  const whole = measured(companies, now);
  const outside = sectorSums(groups.get(null) ?? []).value;
  const classified = whole.sums.value - outside;
  return {
    sectors: new Map(
      SECTORS.map((id) => {
        const group = measured(groups.get(id) ?? [], now);
        return [id, { ...group, weight: classified > 0 ? group.sums.value / classified : 0 }];
      }),
    ),
    whole,
    unclassified: {
      names: groups.get(null)?.length ?? 0,
      weight: whole.sums.value > 0 ? outside / whole.sums.value : 0,
    },
  };
}

function measured(companies: readonly Company[], now: number): Measured {
  return {
    names: companies.length,
    valuation: valueSide("forward-pe", companies, now),
    outlook: outlookOf("next-year", earningsCompanies("next-year", companies, NOTHING, now), now),
    sums: sectorSums(companies),
  };
}

/** Quotes have both years; nothing gathered is needed. */
const NOTHING = new Map<string, never>();
