import { SECTORS, type SectorId, sectorName } from "../earnings/sectors.ts";
import { type Figure, type FigureReading, toFigure } from "../figure.ts";
import type { PriceHistory } from "../market/market.ts";
import { SECTOR_FUNDS } from "./sector-funds.ts";
import { type DatedReturn, lastDay, totalReturn } from "./sector-return.ts";

/** Periods of returns, in months back from the last close. */
export const RETURN_MONTHS = [3, 12] as const;
export type ReturnMonths = (typeof RETURN_MONTHS)[number];

/** A fund's price history, or why there is none. */
export type FundRead =
  | { readonly history: PriceHistory; readonly reading: FigureReading }
  | { readonly history: null; readonly reason: string };

/** One sector's funds over the same months. */
export type SectorReturns = {
  readonly small: Readonly<Record<ReturnMonths, DatedReturn | null>>;
  readonly large: Readonly<Record<ReturnMonths, DatedReturn | null>>;
};

/** Returns of a sector's funds; where both have prices, up to the last close that both have. */
export function sectorReturns(small: FundRead, large: FundRead): SectorReturns {
  const ends = [small, large].flatMap(({ history }) => (history && lastDay(history)) ?? []);
  const upTo = ends.toSorted()[0] ?? "";
  const of = ({ history }: FundRead, months: ReturnMonths) => history && totalReturn(history, months, upTo);
  const side = (read: FundRead) => ({ 3: of(read, 3), 12: of(read, 12) });
  return { small: side(small), large: side(large) };
}

/** Return figures of every sector: of the S&P 500's sector, of the S&P SmallCap 600's, and the gap of the two. */
export function returnFigures(fundOf: (sector: SectorId, side: "small" | "large") => FundRead): Figure[] {
  return SECTORS.flatMap((id) => {
    const funds = SECTOR_FUNDS[id];
    const reads = { small: fundOf(id, "small"), large: fundOf(id, "large") };
    const returns = sectorReturns(reads.small, reads.large);
    const also = funds.with ? ` and ${sectorName(funds.with)}` : "";
    const index = { small: `S&P SmallCap 600 ${sectorName(id)}${also}`, large: `S&P 500 ${sectorName(id)}` };
    const reason = (side: "small" | "large") => {
      const read = reads[side];
      return read.history ? "its history is shorter or has no adjusted closes" : read.reason;
    };
    return RETURN_MONTHS.flatMap((months) => {
      const [s, l] = [returns.small[months], returns.large[months]];
      const one = (side: "small" | "large", dated: DatedReturn | null): Figure =>
        toFigure({
          id: `sector.${id}.${side}.return${months}m`,
          label: `${index[side]}: total return over ${months} months`,
          value: dated?.value ?? null,
          unit: "fraction",
          basis: `total return of ${funds[side] ?? "no fund"} (${index[side]}), adjusted closes${dated ? ` of ${dated.from} and ${dated.to}` : ""}`,
          reason: reason(side),
          readings: readingsOf(reads[side]),
        });
      const same = s !== null && l !== null && s.from === l.from && s.to === l.to;
      return [
        one("small", s),
        one("large", l),
        toFigure({
          id: `sector.${id}.gap.return${months}m`,
          label: `${sectorName(id)}: small − large over ${months} months`,
          value: same && !funds.with ? (s.value - l.value) * 100 : null,
          unit: "points",
          basis: "total return of the small-cap sector fund less that of the large-cap one over the same days",
          reason:
            s === null || l === null
              ? reason(s === null ? "small" : "large")
              : funds.with
                ? `${funds.small} holds ${sectorName(funds.with)} as well, ${funds.large} does not`
                : "the two funds' closes are not of the same days",
          readings: [...readingsOf(reads.small), ...readingsOf(reads.large)],
        }),
      ];
    });
  });
}

function readingsOf(read: FundRead): readonly FigureReading[] {
  return read.history ? [read.reading] : [];
}
