import { adjustedDays } from "../../src/funds/adjusted-days.ts";
import { BENCHMARK, listedFund } from "../../src/funds/catalogue.ts";
import { fundReturns } from "../../src/funds/fund-returns.ts";
import { ownRisk, sharedRisk } from "../../src/funds/fund-risk.ts";
import { weightedMedian } from "../../src/funds/weighted-median.ts";
import { ALL_OF_HISTORY } from "../../src/market/history-start.ts";
import { INDEXES, type IndexId } from "../../src/market/indexes.ts";
import type { PriceHistory } from "../../src/market/market.ts";
import { newYork } from "../../src/market/session.ts";
import type { Members } from "../../src/market/universe.ts";
import { memo } from "../../src/memo.ts";
import { dividendsKnown } from "../../src/performance/dividends.ts";
import type { Reading } from "../../src/reading.ts";
import { companiesOf } from "../../src/valuation/companies.ts";
import { valueSide } from "../../src/valuation/side.ts";
import { within } from "../../src/within.ts";
import type { Context } from "../command.ts";
import { pendingText, readMembers } from "../members.ts";
import { stillLoading } from "../nothing-to-say.ts";
import type { AskedFunds } from "./asked.ts";
import type { FundHoldings, FundPrices, FundRead, FundsParts, Read } from "./parts.ts";

/** Fetches two readings for each fund and the benchmark's prices, in parallel. One that fails leaves its reason. */
export async function readFunds(asked: AskedFunds, context: Context): Promise<FundsParts> {
  const { market, now, patienceMs, wait } = context;
  const read = <Value>(promise: Promise<Reading<Value>>): Promise<Read<Value>> => within(promise, patienceMs, wait);
  const [benchmark, reads] = await Promise.all([
    read(market.history(BENCHMARK, ALL_OF_HISTORY)),
    Promise.all(
      asked.tickers.map(async (ticker) => {
        const [facts, history, holdings] = await Promise.all([
          read(market.fundFacts(ticker)),
          read(market.history(ticker, ALL_OF_HISTORY)),
          readHoldings(ticker, context),
        ]);
        return { ticker, listed: listedFund(ticker), facts, history, holdings };
      }),
    ),
  ]);
  const against = "value" in benchmark ? benchmark.value.value : null;
  const funds = reads.map(
    (each): FundRead => ({
      ...each,
      prices: "value" in each.history ? pricesOf(each.history.value.value, against) : null,
    }),
  );
  const held = funds.flatMap(({ holdings }) => (holdings ? [holdings.read] : []));
  const loading = [
    stillLoading({
      "funds' facts": funds.map(({ facts }) => facts),
      prices: [benchmark, ...funds.map(({ history }) => history)],
    }),
    pendingText(held),
  ].filter((text) => text !== null);
  return {
    asked,
    funds,
    benchmark,
    pending: loading.length > 0 ? loading.join(" ") : null,
    now: now(),
    today: newYork(now()).date,
    simulated: market.simulated,
  };
}

/** The index that a fund's holdings file is read for. */
const HOLDINGS: ReadonlyMap<string, IndexId> = new Map(
  Object.values(INDEXES).map(({ id, holdingsFund }) => [holdingsFund, id]),
);

async function readHoldings(ticker: string, context: Context): Promise<FundHoldings | null> {
  const id = HOLDINGS.get(ticker);
  if (!id) return null;
  const read = await readMembers(id, context);
  return { read, ...(read.members ? holdingsOnce(read.members) : { valuation: null, medianCap: null }) };
}

const holdingsOnce = memo((members: Members) => {
  const companies = companiesOf(members, null);
  const sized = companies.flatMap(({ marketCap, marketValue }) =>
    marketCap === null || marketCap <= 0 || marketValue <= 0 ? [] : [{ value: marketCap, weight: marketValue }],
  );
  // Without fiscal years nothing is blended, so the instant changes nothing.
  return { valuation: valueSide("forward-pe", companies, 0), medianCap: weightedMedian(sized) };
});

const pricesOf = (history: PriceHistory, benchmark: PriceHistory | null): FundPrices => {
  const alone = aloneOnce(history);
  return { ...alone, shared: benchmark ? sharedOnce(history, benchmark).risk : null };
};

const aloneOnce = memo((history: PriceHistory) => ({
  returns: fundReturns(history),
  own: ownRisk(history),
  dividends: dividendsKnown(history),
  to: adjustedDays(history).at(-1)?.date ?? history.days.at(-1)?.date ?? "",
}));
const sharedOnce = memo((history: PriceHistory, benchmark: PriceHistory) => ({ risk: sharedRisk(history, benchmark) }));
