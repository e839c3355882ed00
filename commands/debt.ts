import * as z from "zod";
import { DEBT_DEFINITIONS } from "../src/debt/definitions.ts";
import type { UserError } from "../src/errors.ts";
import type { Missing } from "../src/within.ts";
import { defineCommand } from "./command.ts";
import { debtCard } from "./debt/card.ts";
import { readDebt } from "./debt/inputs.ts";
import { DEFAULTS } from "./debt/parts.ts";
import { filingsOff, isOff, loadingCard, sourceDown } from "./nothing-to-say.ts";

/** A share, typed in percent. */
const percent = (share: number, what: string) =>
  z
    .number()
    .min(0)
    .max(100)
    .default(100 * share)
    .describe(what);

/** What is a rate move worth to small caps? */
export default defineCommand({
  name: "debt",
  summary: "What is a rate move worth to small caps?",
  audience: "channel",
  options: z
    .strictObject({
      "move-bp": z
        .int()
        .min(-300)
        .max(300)
        .default(DEFAULTS.bp)
        .describe("The move in basis points; a cut is negative"),
      "floating-low": percent(DEFAULTS.floating.low, "Least share of debt whose rate floats, percent"),
      "floating-high": percent(DEFAULTS.floating.high, "Largest share of debt whose rate floats, percent"),
      "pass-through": percent(DEFAULTS.passThrough, "Share of the move that reaches borrowers, percent"),
    })
    .refine((options) => options["floating-low"] <= options["floating-high"], {
      error: "floating-low is above floating-high: say both, the smaller first",
    }),
  examples: ["debt", "debt move-bp:-100", "debt move-bp:25 floating-low:20 floating-high:40"],
  definitions: DEBT_DEFINITIONS,
  reads: ["holdings", "filings", "companyNumbers", "series", "history"],

  async run(options, context) {
    const asked = {
      bp: options["move-bp"],
      floating: { low: options["floating-low"] / 100, high: options["floating-high"] / 100 },
      passThrough: options["pass-through"] / 100,
    };
    const parts = await readDebt(asked, context);
    if (!("reason" in parts)) return debtCard(parts);
    if (parts.late) return loadingCard("filings", "Still loading: filings of all companies.", context.market.simulated);
    throw nothingToSay(parts);
  },
});

function nothingToSay(missing: Missing): UserError {
  const sentence = "What a rate move is worth cannot be said";
  return isOff(missing) ? filingsOff(sentence, missing) : sourceDown(sentence, missing);
}
