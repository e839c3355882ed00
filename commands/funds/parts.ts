import type { ListedFund } from "../../src/funds/catalogue.ts";
import type { FundReturn } from "../../src/funds/fund-returns.ts";
import type { OwnRisk, SharedRisk } from "../../src/funds/fund-risk.ts";
import type { FundFacts, PriceHistory } from "../../src/market/market.ts";
import type { DividendsKnown } from "../../src/performance/dividends.ts";
import type { Reading } from "../../src/reading.ts";
import type { SideValuation } from "../../src/valuation/side.ts";
import type { Outcome } from "../../src/within.ts";
import type { MembersRead } from "../members.ts";
import type { AskedFunds } from "./asked.ts";

/** A source's reading, or why there is none. */
export type Read<Value> = Outcome<Reading<Value>>;

/** What a fund's prices tell. */
export type FundPrices = {
  readonly returns: readonly FundReturn[];
  /** Null below a year of daily returns. */
  readonly own: OwnRisk | null;
  /** Null below a year of common daily returns; `benchmarkFailure` of the parts says when there are no prices to share. */
  readonly shared: SharedRisk | null;
  readonly dividends: DividendsKnown;
  /** Day of the last close, ISO. */
  readonly to: string;
};

/** What a fund's own holdings tell, where its file is read. */
export type FundHoldings = {
  readonly read: MembersRead;
  readonly valuation: SideValuation | null;
  /** Dollars; half of the fund is in larger companies. */
  readonly medianCap: number | null;
};

/** One fund of a comparison. */
export type FundRead = {
  readonly ticker: string;
  /** Null for a fund that is not in our list. */
  readonly listed: ListedFund | null;
  readonly facts: Read<FundFacts>;
  readonly history: Read<PriceHistory>;
  /** Null without a history. */
  readonly prices: FundPrices | null;
  /** Null for a fund whose holdings are not read. */
  readonly holdings: FundHoldings | null;
};

/** Everything a card about funds is made from. */
export type FundsParts = {
  readonly asked: AskedFunds;
  readonly funds: readonly FundRead[];
  /** Prices that beta and tracking error are measured against. */
  readonly benchmark: Read<PriceHistory>;
  /** What is still on its way; null when nothing is. */
  readonly pending: string | null;
  /** Market time, and its date in New York. */
  readonly now: number;
  readonly today: string;
  readonly simulated: boolean;
};
