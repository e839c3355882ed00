import * as z from "zod";
import { PERIODS } from "../src/performance/period.ts";
import { RISK_DEFINITIONS } from "../src/portfolio/risk-definitions.ts";
import { defineCommand } from "./command.ts";
import { loadingCard, sourceDown } from "./nothing-to-say.ts";
import { riskCard } from "./risk/card.ts";
import { readRisk } from "./risk/inputs.ts";
import { FUNDS } from "./risk/parts.ts";

/** How rough is the ride? */
export default defineCommand({
  name: "risk",
  summary: "How rough is the ride in small caps, against large caps?",
  audience: "channel",
  options: z.strictObject({
    period: z.enum(PERIODS).default("10y").describe("How far back from the last close"),
  }),
  examples: ["risk", "risk 5y", "risk max"],
  definitions: RISK_DEFINITIONS,
  reads: ["history", "series", "holdings", "quotes"],

  async run({ period }, context) {
    const parts = await readRisk(period, context);
    if (!("reason" in parts)) return riskCard(parts);
    const sides = `${FUNDS.small} and ${FUNDS.large}`;
    if (parts.late) return loadingCard("prices", `Still loading: prices of ${sides}.`, context.market.simulated);
    throw sourceDown(`How rough the ride of ${sides} was cannot be said`, parts);
  },
});
