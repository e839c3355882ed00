import * as z from "zod";
import { SECTORS_DEFINITIONS } from "../src/sectors/definitions.ts";
import { defineCommand } from "./command.ts";
import { sourceDown } from "./nothing-to-say.ts";
import { sectorsCard } from "./sectors/card.ts";
import { readSectors } from "./sectors/inputs.ts";
import { whatIsMissing } from "./sectors/missing.ts";
import { VIEWS } from "./sectors/parts.ts";

/** Where in small caps: sectors of both sides by weight, valuation, growth or returns. */
export default defineCommand({
  name: "sectors",
  summary: "Where in small caps: sectors by weight, valuation, growth and returns",
  audience: "channel",
  options: z.strictObject({
    by: z.enum(VIEWS).default("valuation").describe("What the sectors are compared by"),
    against: z.enum(["sp500", "sp400", "russell1000"]).default("sp500").describe("The larger companies"),
  }),
  examples: ["sectors", "sectors by:weight", "sectors growth sp400", "sectors by:performance"],
  definitions: SECTORS_DEFINITIONS,
  reads: ["holdings", "quotes", "history"],

  async run(options, context) {
    const parts = await readSectors(options, context);
    const missing = whatIsMissing(parts);
    if (missing) throw sourceDown("There are no sectors to compare", missing);
    return sectorsCard(parts);
  },
});
