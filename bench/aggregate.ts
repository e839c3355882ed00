import { readFilings } from "../src/market/filings.ts";
import { createUniverse } from "../src/market/load-universe.ts";
import { createSampleMarket } from "../src/market/sample/sample.ts";
import { companiesOf } from "../src/valuation/companies.ts";
import { METRICS, type Metric } from "../src/valuation/metric.ts";
import { type Company, valueSide } from "../src/valuation/side.ts";
import { alone, type Part } from "./report.ts";
import { REPLAYED } from "./support/shared.ts";
import { inTurns, timed } from "./support/timing.ts";

const NOW = Date.parse(REPLAYED.clock);
const WARM_UP = 200;
const ROUNDS = 201;

/**
 * Valuing both indexes from companies in memory: every method, the twelve-month blend, coverage and what is left out,
 * nothing taken from an earlier result. The companies are those of the simulated market; the arithmetic does not care.
 */
export const aggregation: Part = {
  name: "aggregation",
  shared: false,
  async measure() {
    const sides = await bothIndexes();
    const names = sides.reduce((sum, side) => sum + side.length, 0);
    const valued = (metric: Metric) => () => sides.map((companies) => valueSide(metric, companies, NOW));
    const first = await timed(valued("forward-pe"));
    await inTurns(WARM_UP, METRICS.map(valued));
    const times = await inTurns(ROUNDS, METRICS.map(valued));
    return [
      alone(`aggregation of ${names} names, all methods`, Math.max(...times), "ms", 3),
      alone("  the first time in a process", first, "ms"),
    ];
  },
};

async function bothIndexes(): Promise<(readonly Company[])[]> {
  const market = createSampleMarket(() => NOW);
  const universe = createUniverse(market, market, async () => {});
  const { filings } = await readFilings(market, NOW, "revenue");
  const members = await Promise.all([universe.refresh("russell2000"), universe.refresh("sp500")]);
  return members.map((each) => companiesOf(each, filings));
}
