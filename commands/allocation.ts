import * as z from "zod";
import { fundChoices } from "../src/funds/fund-choices.ts";
import { PERIODS } from "../src/performance/period.ts";
import { ALLOCATION_DEFINITIONS } from "../src/portfolio/allocation-definitions.ts";
import { REBALANCINGS } from "../src/portfolio/rebalancing.ts";
import { allocationCard } from "./allocation/card.ts";
import { readAllocation } from "./allocation/inputs.ts";
import { DEFAULTS } from "./allocation/parts.ts";
import { defineCommand } from "./command.ts";
import { loadingCard, sourceDown } from "./nothing-to-say.ts";
import { TICKER, tickerOf } from "./ticker.ts";

const ticker = (fallback: string, what: string) =>
  z.string().max(12).regex(TICKER, `expected a ticker such as ${fallback}`).default(fallback).describe(what);

/** What would a small-cap satellite have done to a core? */
export default defineCommand({
  name: "allocation",
  summary: "What would a small-cap satellite have done to a core?",
  audience: "channel",
  options: z
    .strictObject({
      satellite: z.number().min(0).max(100).default(DEFAULTS.satellite).describe("Share of the satellite, percent"),
      fund: ticker(DEFAULTS.fund, "The satellite: IWM, IJR, AVUV or any other fund"),
      core: ticker(DEFAULTS.core, "The core: SPY or any other fund"),
      period: z.enum(PERIODS).default(DEFAULTS.period).describe("How far back from the last close"),
      rebalance: z.enum(REBALANCINGS).default(DEFAULTS.rebalance).describe("When weights are put back"),
    })
    .refine(({ fund, core }) => tickerOf(fund) !== tickerOf(core), {
      error: "fund and core are the same: say another fund, or another core",
    }),
  examples: ["allocation", "allocation 10", "allocation 30 fund:IJR", "allocation rebalance:never period:max"],
  definitions: ALLOCATION_DEFINITIONS,
  reads: ["history", "series"],

  async run(options, context) {
    const asked = { ...options, fund: tickerOf(options.fund), core: tickerOf(options.core) };
    const parts = await readAllocation(asked, context);
    if (!("reason" in parts)) return allocationCard(parts);
    const legs = `${asked.fund} and ${asked.core}`;
    if (parts.late) return loadingCard("prices", `Still loading: prices of ${legs}.`, context.market.simulated);
    throw sourceDown(`${legs} cannot be mixed`, parts);
  },

  complete(_, typed) {
    return fundChoices(typed);
  },
});
