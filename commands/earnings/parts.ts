import type { EarningsCompany } from "../../src/earnings/companies.ts";
import type { FiscalYears } from "../../src/earnings/fiscal-years.ts";
import type { Horizon } from "../../src/earnings/horizon.ts";
import type { Outlook } from "../../src/earnings/outlook.ts";
import type { SectorId } from "../../src/earnings/sectors.ts";
import type { EarningsSide } from "../../src/earnings/side.ts";
import type { FigureReading } from "../../src/figure.ts";
import type { CrawlProgress } from "../../src/market/estimates-book.ts";
import type { MembersRead } from "../members.ts";

/** What was asked. */
export type EarningsOptions = {
  readonly horizon: Horizon;
  readonly sector?: SectorId | undefined;
  readonly against: "sp500" | "sp400" | "russell1000";
};

/** One index of a comparison: its figures' inputs, and the companies behind them. */
export type OutlookInputs = MembersRead & {
  readonly side: EarningsSide;
  /** Of the asked sector, or all. */
  readonly companies: readonly EarningsCompany[];
  /** Every sector, whatever is asked. */
  readonly sectors: ReadonlyMap<SectorId, Outlook>;
};

/** Both sides and the years that they compare. */
export type Outlooks = {
  readonly small: OutlookInputs;
  readonly large: OutlookInputs;
  readonly years: FiscalYears;
  /** Filings that tell when fiscal years end; empty where they do not answer. */
  readonly filed: readonly FigureReading[];
};

/** Everything an earnings card is made from. */
export type EarningsParts = Outlooks & {
  readonly options: EarningsOptions;
  readonly crawl: CrawlProgress;
  readonly now: number;
  readonly simulated: boolean;
};
