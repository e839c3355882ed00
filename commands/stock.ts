import * as z from "zod";
import { COMPANY_DEFINITIONS } from "../src/company/definitions.ts";
import { heaviest, nearEntries } from "../src/company/look-up.ts";
import { plainText } from "../src/plain.ts";
import { defineCommand } from "./command.ts";
import { loadingCard } from "./nothing-to-say.ts";
import { stockCard } from "./stock/card.ts";
import { knownCompanies } from "./stock/find-company.ts";
import { readStock } from "./stock/inputs.ts";

/** As many as platforms show. */
const OFFERED = 25;

/** What is to be known of one company? */
export default defineCommand({
  name: "stock",
  summary: "One company: its price, estimates and debt beside its sector's small caps",
  audience: "channel",
  options: z.strictObject({
    ticker: z
      .string()
      .trim()
      .min(1, { error: "type a ticker or a company's name" })
      .max(60)
      .describe("Ticker or name of the company"),
  }),
  examples: ["stock SKYW"],
  definitions: COMPANY_DEFINITIONS,
  reads: ["holdings", "quotes", "estimates", "filings", "companyNumbers", "history", "listings"],

  async run({ ticker }, context) {
    const parts = await readStock(ticker, context);
    if (parts === null) return loadingCard("the company", "Still loading: its quote.", context.market.simulated);
    return stockCard(parts);
  },

  complete(_, typed, { universe }) {
    const known = knownCompanies(universe);
    const offered = typed.trim() === "" ? heaviest(known, "russell2000", OFFERED) : nearEntries(known, typed, OFFERED);
    return offered.map(({ ticker, name }) => ({
      value: ticker,
      label: `${ticker} · ${plainText(name, 80)}`,
    }));
  },
});
