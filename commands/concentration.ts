import * as z from "zod";
import { CONCENTRATION_DEFINITIONS } from "../src/concentration/definitions.ts";
import { noneArrived } from "../src/within.ts";
import { defineCommand } from "./command.ts";
import { concentrationCard } from "./concentration/card.ts";
import { readConcentration } from "./concentration/inputs.ts";
import { loadingCard, sourceDown } from "./nothing-to-say.ts";

/** How narrow is an index? */
export default defineCommand({
  name: "concentration",
  summary: "How much of an index lies in its few largest companies?",
  audience: "channel",
  options: z.strictObject({
    index: z.enum(["sp500", "russell1000", "russell2000"]).default("sp500").describe("The index that is looked at"),
  }),
  examples: ["concentration", "concentration index:russell1000", "concentration russell2000"],
  definitions: CONCENTRATION_DEFINITIONS,
  reads: ["holdings"],

  async run({ index }, context) {
    const parts = await readConcentration(index, context);
    const down = noneArrived([parts.asked.holdings, parts.beside.holdings]);
    if (down) {
      if (parts.pending) return loadingCard("fund holdings", parts.pending, context.market.simulated);
      throw sourceDown("There are no weights to add up", down);
    }
    return concentrationCard(parts);
  },
});
