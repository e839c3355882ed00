import { lately } from "../../src/lately.ts";
import { closedBy } from "../../src/market/session.ts";
import { memo } from "../../src/memo.ts";
import type { Period } from "../../src/performance/period.ts";
import { daysIn } from "../../src/performance/window.ts";
import { allocation, type RatePoints } from "../../src/portfolio/allocation.ts";
import type { Stressed } from "../../src/portfolio/allocation-figures.ts";
import type { Rebalancing } from "../../src/portfolio/rebalancing.ts";
import { STRESS_WINDOWS, throughStress } from "../../src/portfolio/stress-windows.ts";
import type { Missing } from "../../src/within.ts";
import { readCashRate } from "../cash-rate.ts";
import type { Context } from "../command.ts";
import { type Compared, readCompared } from "../compared.ts";
import type { AllocationOptions, AllocationParts } from "./parts.ts";

/**
 * Both legs' prices and the rate of cash, in parallel.
 *
 * @returns what is missing when the prices of either leg are.
 * @throws UserError `no-data` for a ticker that nobody knows.
 */
export async function readAllocation(options: AllocationOptions, context: Context): Promise<AllocationParts | Missing> {
  const [compared, cash] = await Promise.all([
    readCompared(options.fund, options.core, context),
    readCashRate(context),
  ]);
  if ("reason" in compared) return compared;
  const { satellite, period, rebalance } = options;
  return {
    options,
    compared,
    cash,
    result: resultsOf(compared, cash.points, period, rebalance)(satellite / 100).result,
    stressed: stressedOf(compared, rebalance)(satellite / 100),
    readings: [...compared.readings, ...cash.readings],
    day: closedBy(context.now()),
    simulated: context.market.simulated,
  };
}

/** A share may be any number and its answer takes a megabyte: only those asked for last are kept. */
const SHARES = 6;

const resultsOf = memo(({ comparable }: Compared, rates: RatePoints, period: Period, rule: Rebalancing) => {
  const days = daysIn(comparable.days, period);
  return lately(SHARES, (weight: number) => ({ result: allocation(days, weight, rule, rates) }));
});

const stressedOf = memo(({ comparable }: Compared, rule: Rebalancing) =>
  lately(
    SHARES,
    (weight: number): Stressed =>
      STRESS_WINDOWS.map((window) => ({ window, result: throughStress(comparable.days, window, weight, rule) })),
  ),
);
