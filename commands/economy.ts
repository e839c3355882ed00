import * as z from "zod";
import { ECONOMY_DEFINITIONS } from "../src/economy/definitions.ts";
import { noneArrived } from "../src/within.ts";
import { defineCommand } from "./command.ts";
import { economyCard } from "./economy/card.ts";
import { readEconomy } from "./economy/inputs.ts";
import { INDICATORS } from "./economy/parts.ts";
import { loadingCard, sourceDown } from "./nothing-to-say.ts";

/** ISM manufacturing and the rest of the economy, and how small caps went with it. */
export default defineCommand({
  name: "economy",
  summary: "How are manufacturing, credit, jobs and inflation, and what did small caps do then?",
  audience: "channel",
  options: z.strictObject({
    indicator: z.enum(INDICATORS).default("pmi").describe("What the answer and the chart are about"),
  }),
  examples: ["economy", "economy indicator:credit", "economy indicator:inflation"],
  definitions: ECONOMY_DEFINITIONS,
  reads: ["pmi", "series", "history"],

  async run({ indicator }, context) {
    const parts = await readEconomy(indicator, context);
    const down = noneArrived([parts[indicator], parts.pmi, parts.credit, parts.jobs, parts.inflation]);
    if (down) {
      if (parts.pending) return loadingCard("the economy", parts.pending, context.market.simulated);
      throw sourceDown("Nothing can be said of the economy", down);
    }
    return economyCard(parts);
  },
});
