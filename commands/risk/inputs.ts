import { historyStart } from "../../src/market/history-start.ts";
import { closedBy } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import type { Period } from "../../src/performance/period.ts";
import { daysIn } from "../../src/performance/window.ts";
import type { RatePoints } from "../../src/portfolio/allocation.ts";
import { riskiness } from "../../src/portfolio/riskiness.ts";
import { type Missing, within } from "../../src/within.ts";
import { readCashRate } from "../cash-rate.ts";
import type { Context } from "../command.ts";
import { type Compared, readCompared } from "../compared.ts";
import { pendingText } from "../members.ts";
import { stillLoading } from "../nothing-to-say.ts";
import { readForecasts } from "../valuation/inputs.ts";
import { FUNDS, type RiskParts } from "./parts.ts";

/** Fetches everything in parallel. Without prices there is no ride to tell of; anything else costs its own figures. */
export async function readRisk(period: Period, context: Context): Promise<RiskParts | Missing> {
  const { market, now, patienceMs, wait } = context;
  const [compared, cash, credit, small, large] = await Promise.all([
    readCompared(FUNDS.small, FUNDS.large, context),
    readCashRate(context),
    within(market.series("BAMLH0A0HYM2", historyStart(now())), patienceMs, wait),
    readForecasts("russell2000", context),
    readForecasts("sp500", context),
  ]);
  if ("reason" in compared) return compared;
  const late = stillLoading({ "the Treasury rate": cash.late ? [{ late: true }] : [], "the credit spread": [credit] });
  return {
    period,
    compared,
    cash,
    result: resultOnce(compared, cash.points, period),
    small,
    large,
    credit,
    readings: [...compared.readings, ...cash.readings],
    day: closedBy(now()),
    pending: [late, pendingText([small, large])].filter((each) => each !== null).join(" ") || null,
    simulated: market.simulated,
  };
}

const resultOnce = memo(({ comparable }: Compared, rates: RatePoints, period: Period) =>
  riskiness(daysIn(comparable.days, period), rates),
);
