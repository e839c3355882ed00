import type { Membership } from "../../src/company/directory.ts";
import type { Peers } from "../../src/company/peers.ts";
import type { FigureReading } from "../../src/figure.ts";
import type { DebtFilingsRead } from "../../src/market/debt-filings.ts";
import type { Estimates } from "../../src/market/macro.ts";
import type { PriceHistory, Quote } from "../../src/market/market.ts";
import type { Reading } from "../../src/reading.ts";
import type { Company } from "../../src/valuation/side.ts";
import type { Outcome } from "../../src/within.ts";
import type { MembersRead } from "../members.ts";

/** What a company's figures per share rest on; of accounts in the price's currency only. */
export type PerShare = Pick<
  Company,
  "price" | "missing" | "epsForward" | "epsCurrentYear" | "epsTrailing" | "bookValue" | "marketCap"
>;

/** The company's sector in the index whose member it is. */
export type Home = {
  readonly membership: Membership;
  readonly sector: string;
  /** Every member of the index. */
  readonly companies: readonly Company[];
  readonly peers: Peers;
  /** The holdings file, and every request behind the peers. */
  readonly holdings: FigureReading;
  readonly readings: readonly FigureReading[];
};

/** A price history with what it is called. */
export type Priced = { readonly name: string; readonly history: Reading<PriceHistory> };

/** Everything that was read of one company, or why it was not. */
export type StockParts = {
  /** As it was typed, where that is not the ticker. */
  readonly typed: string | null;
  readonly ticker: string;
  readonly name: string;
  /** In the words of holdings files; null where it is not known. */
  readonly sector: string | null;
  readonly memberships: readonly Membership[];
  /** Null for a company in no index that is known. */
  readonly home: Home | null;
  readonly quote: Quote | null;
  readonly quoteReadings: readonly FigureReading[];
  readonly share: PerShare;
  readonly estimates: Outcome<Reading<Estimates>>;
  readonly filed: Outcome<DebtFilingsRead>;
  /** Its prices beside its sector's, else its index's. */
  readonly prices: Outcome<{ readonly own: Priced; readonly other: Priced }>;
  readonly reads: readonly MembersRead[];
  readonly pending: string | null;
  readonly now: number;
  readonly simulated: boolean;
};
