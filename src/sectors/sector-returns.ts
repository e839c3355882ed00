import { SECTORS, type SectorId } from "../earnings/sectors.ts";
import type { FigureReading } from "../figure.ts";
import type { PriceHistory, Ticker } from "../market/market.ts";
import { SECTOR_FUNDS } from "./sector-funds.ts";
import { type DatedReturn, lastDay, totalReturn } from "./sector-return.ts";

/** Periods of returns, in months back from the last close. */
export const RETURN_MONTHS = [3, 12] as const;
export type ReturnMonths = (typeof RETURN_MONTHS)[number];

/** A fund's price history, or why there is none. */
export type FundRead =
  | { readonly history: PriceHistory; readonly reading: FigureReading }
  | { readonly history: null; readonly reason: string };

/** One sector's funds, and their returns over the same months. */
export type SectorReturns = Readonly<
  Record<"small" | "large", { readonly read: FundRead } & Readonly<Record<ReturnMonths, DatedReturn | null>>>
>;

/**
 * Returns of every sector's funds; where both have prices, up to the last close that both have.
 *
 * @param readOf - What was read of a fund.
 */
export function sectorReturns(readOf: (fund: Ticker) => FundRead): ReadonlyMap<SectorId, SectorReturns> {
  return new Map(
    SECTORS.map((id) => {
      const funds = SECTOR_FUNDS[id];
      const large = readOf(funds.large);
      const small = funds.small === null ? noFund(id) : readOf(funds.small);
      const upTo = [small, large].flatMap(({ history }) => (history && lastDay(history)) ?? []).toSorted()[0] ?? "";
      const side = (read: FundRead) => {
        const over = (months: ReturnMonths) => read.history && totalReturn(read.history, months, upTo);
        return { read, 3: over(3), 12: over(12) };
      };
      return [id, { small: side(small), large: side(large) }];
    }),
  );
}

/** Two sectors have no small-cap fund of their own; another sector's holds them. */
function noFund(id: SectorId): FundRead {
  const holder = Object.values(SECTOR_FUNDS).find((funds) => funds.with === id)?.small;
  return {
    history: null,
    reason: `there is no small-cap fund of this sector alone${holder ? `; ${holder} holds it beside another one` : ""}`,
  };
}
