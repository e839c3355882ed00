import { growthReason } from "../earnings/side.ts";
import type { FigureReading } from "../figure.ts";
import type { Measured, SectorBreakdown } from "./sector-breakdown.ts";
import type { NeutralMethod } from "./sector-neutral.ts";

/** One side of a comparison with everything its figures need. */
export type SectorsSide = {
  /** Name of the index: `Russell 2000`. */
  readonly name: string;
  /** Null when the members are not known; `failure` then says why. */
  readonly breakdown: SectorBreakdown | null;
  readonly failure: string | null;
  /** The requests behind members and quotes. */
  readonly readings: readonly FigureReading[];
};

/** Ways to treat losses that sectors are compared by. */
export const SECTOR_METHODS = ["exNegative", "aggregate"] as const satisfies readonly NeutralMethod[];

/** Why a sector of a side has no multiple. */
export function multipleReason(method: NeutralMethod, { failure }: SectorsSide, sector: Measured | undefined): string {
  return (
    lacking(failure, sector) ??
    (method === "aggregate"
      ? "the covered members' expected earnings add up to zero or less"
      : "no member is expected to make a profit")
  );
}

/** Why a share of a sector's covered members is not known. */
export function coverageReason({ failure }: SectorsSide, sector: Measured | undefined): string {
  return lacking(failure, sector) ?? "no member is held";
}

function lacking(failure: string | null, sector: Measured | undefined): string | null {
  if (failure !== null || !sector) return failure ?? "the members are not known";
  if (sector.names === 0) return "no member belongs to this sector";
  if (sector.sums.covered > 0) return null;
  const why = sector.valuation.leftOut[0]?.reason;
  return `no member has a forecast${why ? ` (${why})` : ""}`;
}

/** Why a sector of a side has no growth figure, in the words of the earnings outlook. */
export function sectorGrowthReason(
  side: SectorsSide,
  sector: Measured | undefined,
  own = "no member has a profit in the earlier year",
): string {
  const { name, failure, readings } = side;
  const outlook = sector?.outlook ?? null;
  const earnings = { name, failure, readings, outlook, estimateReadings: [], crawl: "" };
  return growthReason("next-year", earnings, own);
}
