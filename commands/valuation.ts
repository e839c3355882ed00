import * as z from "zod";
import { RECORD_DEFINITIONS } from "../src/record/definitions.ts";
import { VALUATION_DEFINITIONS } from "../src/valuation/definitions.ts";
import { METRICS } from "../src/valuation/metric.ts";
import { within } from "../src/within.ts";
import { defineCommand } from "./command.ts";
import { sourceDown } from "./nothing-to-say.ts";
import { valuationCard } from "./valuation/card.ts";
import { periodStart, ratioChart } from "./valuation/chart.ts";
import { historyChart } from "./valuation/history-chart.ts";
import { readSide } from "./valuation/inputs.ts";
import { historyDays, readPast, recordedDays } from "./valuation/past.ts";

/** How cheap are small caps against large caps? */
export default defineCommand({
  name: "valuation",
  summary: "How cheap are small caps against large caps?",
  audience: "channel",
  options: z.strictObject({
    metric: z.enum(METRICS).default("forward-pe").describe("What the price is compared with"),
    against: z.enum(["sp500", "sp400", "russell1000"]).default("sp500").describe("The larger companies"),
    losers: z.enum(["both", "include", "exclude", "cap"]).default("both").describe("How loss-makers are treated"),
    period: z.enum(["1y", "5y", "10y", "max"]).default("10y").describe("Length of the chart"),
  }),
  examples: ["valuation", "valuation against:sp400", "valuation metric:price-book losers:exclude"],
  definitions: [...VALUATION_DEFINITIONS, ...RECORD_DEFINITIONS],
  reads: ["holdings", "quotes", "history", "fundRatios", "filings", "companyNumbers"],

  async run(options, context) {
    const { metric, against, period } = options;
    const [small, large, ratio, days] = await Promise.all([
      readSide("russell2000", metric, context),
      readSide(against, metric, context),
      within(ratioChart("russell2000", against, period, context), context.patienceMs, context.wait),
      recordedDays(against, context),
    ]);
    const sides = [small, large];
    if (sides.every(({ companies, loading }) => !loading && companies.every(({ price }) => price === null))) {
      throw sourceDown(
        "There is nothing to value",
        small.side.failure ?? small.members?.failure ?? "no member of either index has a quote",
      );
    }
    const joined = await historyDays(against, days, context);
    const past = await readPast(metric, against, small, large, days, joined, context);
    const history = historyChart(
      metric,
      small.index.name,
      large.index.name,
      joined,
      periodStart(context.now(), period),
    );
    return valuationCard({
      options,
      small,
      large,
      past,
      chart: history ? { value: { chart: history, readings: [] } } : ratio,
      now: context.now(),
      simulated: context.market.simulated,
    });
  },
});
