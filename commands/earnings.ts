import * as z from "zod";
import { EARNINGS_DEFINITIONS } from "../src/earnings/definitions.ts";
import { HORIZONS } from "../src/earnings/horizon.ts";
import { SECTORS } from "../src/earnings/sectors.ts";
import { CRAWL_DEFINITIONS } from "../src/market/crawl-definitions.ts";
import { defineCommand } from "./command.ts";
import { earningsCard } from "./earnings/card.ts";
import { readOutlooks } from "./earnings/inputs.ts";
import { sourceDown } from "./nothing-to-say.ts";

/** What growth in earnings is expected? */
export default defineCommand({
  name: "earnings",
  summary: "What earnings growth is expected of small caps and of large caps?",
  audience: "channel",
  options: z.strictObject({
    horizon: z.enum(HORIZONS).default("next-year").describe("The fiscal year that is compared with the one before"),
    sector: z.enum(SECTORS).optional().describe("Only companies of this sector, on both sides"),
    against: z.enum(["sp500", "sp400", "russell1000"]).default("sp500").describe("The larger companies"),
  }),
  examples: ["earnings", "earnings horizon:this-year", "earnings sector:health-care"],
  definitions: [...EARNINGS_DEFINITIONS, ...CRAWL_DEFINITIONS],
  reads: ["holdings", "quotes", "estimates", "filings", "companyNumbers"],

  async run(options, context) {
    const read = await readOutlooks(options, context);
    const { small, large } = read;
    if ([small, large].every(({ members, loading }) => !loading && !members?.quotes.size)) {
      throw sourceDown(
        "There are no earnings to compare",
        small.side.failure ?? small.members?.failure ?? "no member of either index has a quote",
      );
    }
    return earningsCard({
      ...read,
      options,
      crawl: context.estimates.progress(),
      now: context.now(),
      simulated: context.market.simulated,
    });
  },
});
