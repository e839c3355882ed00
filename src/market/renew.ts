import { DEFAULT_FUNDS } from "../funds/catalogue.ts";
import { readDebtFilings } from "./debt-filings.ts";
import { ALL_OF_HISTORY, historyStart } from "./history-start.ts";
import { INDEXES, KEPT_INDEXES } from "./indexes.ts";
import type { SeriesId } from "./macro.ts";
import type { Market, Ticker } from "./market.ts";

/** What small caps are compared with beside the indexes: the hundred largest of the Nasdaq, and an equal weight of each. */
const OTHER_FUNDS: readonly Ticker[] = ["QQQ", "RSP"];
const FUNDS = KEPT_INDEXES.map((id) => INDEXES[id].priceFund);
const SERIES: readonly SeriesId[] = ["DGS2", "DGS5", "BAMLH0A0HYM2", "UNRATE", "CPIAUCSL"];

/**
 * Asks for everything but the indexes that a question may need, so that none waits for it. What fails stays as it was:
 * whoever asks for it later hears why.
 *
 * @param market - Strict: what is still fresh costs no request.
 * @param now - Market time.
 */
export async function renewRest(market: Market, now: number): Promise<void> {
  const from = historyStart(now);
  await Promise.allSettled([
    ...FUNDS.flatMap((fund) => [market.history(fund, from), market.fundRatios(fund)]),
    ...[...FUNDS, ...OTHER_FUNDS, ...DEFAULT_FUNDS].map((fund) => market.history(fund, ALL_OF_HISTORY)),
    ...DEFAULT_FUNDS.map((fund) => market.fundFacts(fund)),
    ...SERIES.map((id) => market.series(id, from)),
    market.series("DGS3MO", ALL_OF_HISTORY),
    market.strip(),
    market.policyRates(),
    market.fomc(),
    market.pmi(),
    readDebtFilings(market, now),
  ]);
}
