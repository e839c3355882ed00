import type { FigureReading } from "../../src/figure.ts";
import { historyStart } from "../../src/market/history-start.ts";
import type { IndexId } from "../../src/market/indexes.ts";
import type { PriceHistory, Ticker } from "../../src/market/market.ts";
import { quotedBatches } from "../../src/market/universe.ts";
import { memo } from "../../src/memo.ts";
import { mapReading, oldestObservation, type Reading } from "../../src/reading.ts";
import { sectorBreakdown } from "../../src/sectors/sector-breakdown.ts";
import { sectorFundTickers } from "../../src/sectors/sector-funds.ts";
import { type FundRead, sectorReturns } from "../../src/sectors/sector-returns.ts";
import type { SectorsSide } from "../../src/sectors/side.ts";
import { companiesOf } from "../../src/valuation/companies.ts";
import type { Company } from "../../src/valuation/side.ts";
import { type Missing, type Outcome, within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { membersReadings, pendingText, readMembers } from "../members.ts";
import { stillLoading } from "../nothing-to-say.ts";
import type { SectorInputs, SectorsOptions, SectorsParts } from "./parts.ts";

/**
 * Reads both sides of the comparison and, where returns are asked about, the sector funds, all in parallel. A part that
 * fails leaves its reason.
 */
export async function readSectors(options: SectorsOptions, context: Context): Promise<SectorsParts> {
  const [small, large, funds] = await Promise.all([
    readSide("russell2000", context),
    readSide(options.against, context),
    options.by === "performance" ? readFunds(context) : null,
  ]);
  const fundsLate = funds && stillLoading({ "prices of sector funds": funds.map(([, outcome]) => outcome) });
  const pending = [pendingText([small, large]), fundsLate].filter((each) => each !== null);
  return {
    options,
    small,
    large,
    returns: funds && returnsOnce(...funds.map(([, outcome]) => fundRead(outcome))),
    pending: pending.length > 0 ? pending.join(" ") : null,
    now: context.now(),
    simulated: context.market.simulated,
  };
}

const NO_COMPANIES: readonly Company[] = [];
const NO_READINGS: readonly FigureReading[] = [];

async function readSide(id: IndexId, context: Context): Promise<SectorInputs> {
  const read = await readMembers(id, context);
  const { index, members, failure } = read;
  if (!members) {
    const side = { name: index.name, breakdown: null, failure, readings: NO_READINGS };
    return { ...read, side, companies: NO_COMPANIES };
  }
  // How far a fiscal year has come is asked of the day of the prices, not of the clock.
  const asOf = Date.parse(oldestObservation(quotedBatches(members)) ?? members.holdings.observedAt);
  const companies = companiesOf(members, null);
  return { ...read, companies, side: sideOnce(index.name, companies, asOf, membersReadings(members)) };
}

/** The same inputs make the same object, so that figures made from it need not be made again. */
const sideOnce = memo(
  (name: string, companies: readonly Company[], asOf: number, readings: readonly FigureReading[]): SectorsSide => ({
    name,
    breakdown: sectorBreakdown(companies, asOf),
    failure: null,
    readings,
  }),
);

async function readFunds({ market, now, patienceMs, wait }: Context) {
  const from = historyStart(now());
  return await Promise.all(
    sectorFundTickers().map(async (ticker): Promise<readonly [Ticker, Outcome<Reading<PriceHistory>>]> => {
      return [ticker, await within(market.history(ticker, from), patienceMs, wait)];
    }),
  );
}

/** The same reads make the same object; they come in the order of `sectorFundTickers`. */
const returnsOnce = memo((...reads: readonly FundRead[]) => {
  const byFund = new Map(sectorFundTickers().map((fund, place) => [fund, reads[place]]));
  return sectorReturns((fund) => byFund.get(fund) ?? NOT_ASKED);
});

const NOT_ASKED: FundRead = { history: null, reason: "it was not asked for" };

function fundRead(outcome: Outcome<Reading<PriceHistory>>): FundRead {
  return "value" in outcome ? historyOnce(outcome.value) : failedOnce(outcome);
}

const failedOnce = memo((outcome: Missing): FundRead => ({ history: null, reason: outcome.reason }));
const historyOnce = memo((reading: Reading<PriceHistory>) => ({
  history: reading.value,
  reading: mapReading(reading, ({ days }) => days.length),
}));
