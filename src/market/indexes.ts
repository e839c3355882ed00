import type { FundTicker, Ticker } from "./market.ts";

export type IndexId = "russell2000" | "sp500" | "sp400" | "russell1000";

/** An index and the funds that stand for it. */
export type Index = {
  readonly id: IndexId;
  readonly name: string;
  /** Whose holdings file gives members and weights. */
  readonly holdingsFund: FundTicker;
  /** Whose price and published ratios are shown. */
  readonly priceFund: Ticker;
};

export const INDEXES: Readonly<Record<IndexId, Index>> = {
  russell2000: { id: "russell2000", name: "Russell 2000", holdingsFund: "IWM", priceFund: "IWM" },
  sp500: { id: "sp500", name: "S&P 500", holdingsFund: "IVV", priceFund: "SPY" },
  sp400: { id: "sp400", name: "S&P MidCap 400", holdingsFund: "IJH", priceFund: "MDY" },
  russell1000: { id: "russell1000", name: "Russell 1000", holdingsFund: "IWB", priceFund: "IWB" },
};

/** Indexes that are kept warm and whose members' estimates are gathered: the small caps, and what they stand against. */
export const KEPT_INDEXES: readonly IndexId[] = ["russell2000", "sp500"];
