import * as z from "zod";
import { fundChoices } from "../src/funds/fund-choices.ts";
import { PERFORMANCE_DEFINITIONS } from "../src/performance/definitions.ts";
import type { LargeSide } from "../src/performance/fund-names.ts";
import { LARGE_SIDES } from "../src/performance/fund-names.ts";
import { PERIODS } from "../src/performance/period.ts";
import { defineCommand } from "./command.ts";
import { loadingCard, sourceDown } from "./nothing-to-say.ts";
import { performanceCard } from "./performance/card.ts";
import { readPerformance } from "./performance/inputs.ts";
import { DEFAULTS } from "./performance/parts.ts";
import { TICKER, tickerOf } from "./ticker.ts";

const AGAINST = Object.keys(LARGE_SIDES) as readonly LargeSide[];

/** How have small caps done against large caps? */
export default defineCommand({
  name: "performance",
  summary: "How have small caps done against large caps over time?",
  audience: "channel",
  options: z
    .strictObject({
      period: z.enum(PERIODS).default(DEFAULTS.period).describe("How far back from the last close"),
      against: z.enum(AGAINST).default(DEFAULTS.against).describe("What small caps stand against"),
      fund: z
        .string()
        .max(12)
        .regex(TICKER, "expected a ticker such as IWM, IJR or ^RUT")
        .default(DEFAULTS.fund)
        .describe("Small-cap fund or index: IWM, IJR, AVUV, ^RUT or any other"),
    })
    .refine(({ fund, against }) => tickerOf(fund) !== LARGE_SIDES[against].fund, {
      error: "fund is the very fund that it would stand against: say another fund, or another against",
    }),
  examples: ["performance", "performance 5y", "performance against:nasdaq100 period:1y", "performance fund:IJR"],
  definitions: PERFORMANCE_DEFINITIONS,
  reads: ["history"],

  async run({ period, against, fund }, context) {
    const options = { period, against, fund: tickerOf(fund) };
    const parts = await readPerformance(options, context);
    if (!("reason" in parts)) return performanceCard(parts);
    const sides = `${options.fund} and ${LARGE_SIDES[against].fund}`;
    if (parts.late) return loadingCard("prices", `Still loading: prices of ${sides}.`, context.market.simulated);
    throw sourceDown(`${sides} cannot be compared`, parts);
  },

  complete(_, typed) {
    return fundChoices(typed);
  },
});
