import * as z from "zod";
import { SCREEN_DEFINITIONS } from "../src/company/definitions.ts";
import { SECTORS } from "../src/earnings/sectors.ts";
import { defineCommand } from "./command.ts";
import { filingsOff, isOff, loadingCard, sourceDown } from "./nothing-to-say.ts";
import { DEFAULT_LIMIT, screenCard } from "./screen/card.ts";
import { readScreen } from "./screen/inputs.ts";
import { SORTS } from "./screen/parts.ts";

/** Which small caps fulfil some conditions? */
export default defineCommand({
  name: "screen",
  summary: "Which small caps are cheap, growing, profitable or little in debt?",
  audience: "channel",
  options: z.strictObject({
    sector: z.enum(SECTORS).optional().describe("Only companies of this sector"),
    "max-pe": z
      .number()
      .gt(0, { error: "expected a multiple above zero; a company with a loss ahead has no P/E" })
      .optional()
      .describe("Highest price over next fiscal year's expected earnings, 15"),
    "min-growth": z
      .number()
      .min(-100)
      .optional()
      .describe("Least expected growth in earnings next fiscal year, percent"),
    profitable: z.boolean().optional().describe("Only with a profit over the last four quarters, or only without"),
    "max-debt": z.number().min(0).optional().describe("Most debt on the balance sheet, percent of market value"),
    "min-coverage": z.number().min(0).optional().describe("Least EBIT over interest, 3 for three times"),
    sort: z
      .enum(SORTS)
      .default("size")
      .describe("What comes first: low P/E and debt, high growth, size, coverage, change"),
    limit: z.int().min(1).max(25).default(DEFAULT_LIMIT).describe("How many are shown; the file has all"),
  }),
  examples: ["screen max-pe:12 min-growth:10", "screen sector:industrials profitable:yes max-debt:25 sort:pe"],
  definitions: SCREEN_DEFINITIONS,
  reads: ["holdings", "quotes", "filings", "companyNumbers"],

  async run(options, context) {
    const parts = await readScreen(options, context);
    if (!("lacking" in parts)) return screenCard(parts);
    const { lacking, missing } = parts;
    if (missing.late) return loadingCard(lacking, `Still loading: ${lacking}.`, context.market.simulated);
    if (isOff(missing)) throw filingsOff("There are no filings to screen by", missing);
    throw sourceDown(
      lacking === "filings" ? "There are no filings to screen by" : "There are no companies to screen",
      missing,
    );
  },
});
