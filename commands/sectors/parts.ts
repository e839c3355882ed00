import type { SectorId } from "../../src/earnings/sectors.ts";
import type { Ticker } from "../../src/market/market.ts";
import { SECTOR_FUNDS } from "../../src/sectors/sector-funds.ts";
import type { FundRead, SectorReturns } from "../../src/sectors/sector-returns.ts";
import type { SectorsSide } from "../../src/sectors/side.ts";
import type { Company } from "../../src/valuation/side.ts";
import type { MembersRead } from "../members.ts";

/** What the sectors are compared by: the card's table, chart and answer. */
export const VIEWS = ["weight", "valuation", "growth", "performance"] as const;
export type View = (typeof VIEWS)[number];

/** What was asked. */
export type SectorsOptions = {
  readonly by: View;
  readonly against: "sp500" | "sp400" | "russell1000";
};

/** One index of a comparison: its figures' inputs, and the companies behind them. */
export type SectorInputs = MembersRead & {
  readonly side: SectorsSide;
  readonly companies: readonly Company[];
};

/** Everything a sectors card is made from. */
export type SectorsParts = {
  readonly options: SectorsOptions;
  readonly small: SectorInputs;
  readonly large: SectorInputs;
  /** Of each sector's funds; null where returns were not asked about. */
  readonly returns: ReadonlyMap<SectorId, SectorReturns> | null;
  /** What is still on its way; null when nothing is. */
  readonly pending: string | null;
  readonly now: number;
  readonly simulated: boolean;
};

/** Every fund that was asked for, with what was read of it. */
export function fundsOf({ returns }: Pick<SectorsParts, "returns">): readonly { fund: Ticker; read: FundRead }[] {
  return [...(returns ?? [])].flatMap(([id, { small, large }]) => {
    const funds = SECTOR_FUNDS[id];
    return [
      { fund: funds.large, read: large.read },
      ...(funds.small === null ? [] : [{ fund: funds.small, read: small.read }]),
    ];
  });
}
