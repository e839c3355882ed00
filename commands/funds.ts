import * as z from "zod";
import { FUND_KINDS } from "../src/funds/catalogue.ts";
import { FUNDS_DEFINITIONS } from "../src/funds/definitions.ts";
import { fundChoices } from "../src/funds/fund-choices.ts";
import { noneArrived } from "../src/within.ts";
import { defineCommand } from "./command.ts";
import { askedFunds, tickersProblem } from "./funds/asked.ts";
import { fundsCard } from "./funds/card.ts";
import { readFunds } from "./funds/inputs.ts";
import { isMissing, refuseNoFunds } from "./funds/refused.ts";
import { loadingCard, sourceDown } from "./nothing-to-say.ts";

/** Small-cap funds side by side: what they follow, cost, size, return, risk and valuation. */
export default defineCommand({
  name: "funds",
  summary: "Which small-cap fund: index, cost, size, return and risk side by side",
  audience: "channel",
  options: z
    .strictObject({
      tickers: z
        .string()
        .max(120)
        .superRefine((text, check) => {
          const problem = tickersProblem(text);
          if (problem !== null) check.addIssue({ code: "custom", message: problem });
        })
        .optional()
        .describe("Up to ten funds: IWM IJR VB"),
      kind: z.enum(FUND_KINDS).optional().describe("All listed funds of one kind"),
    })
    .refine(({ tickers, kind }) => tickers === undefined || kind === undefined, {
      message: "Give either tickers or a kind, not both",
    }),
  examples: ["funds", "funds IWM IJR", "funds kind:value"],
  definitions: FUNDS_DEFINITIONS,
  reads: ["fundFacts", "history", "holdings", "quotes"],

  async run(options, context) {
    const parts = await readFunds(askedFunds(options), context);
    const { funds, pending, simulated } = parts;
    refuseNoFunds(funds);
    const reads = funds.flatMap(({ facts, history }) => [facts, history]);
    if (noneArrived(reads) && pending) return loadingCard("the funds", pending, simulated);
    // That a source knows none of them is an answer; that it does not answer is not.
    const down = noneArrived(reads.filter((each) => !isMissing(each)));
    if (down && noneArrived(reads)) throw sourceDown("Nothing can be said of these funds", down);
    return fundsCard(parts);
  },

  complete(_, typed) {
    return fundChoices(typed);
  },
});
