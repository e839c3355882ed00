import * as z from "zod";
import { newYork } from "../src/market/session.ts";
import { RATES_DEFINITIONS } from "../src/rates/definitions.ts";
import { VIEWS } from "../src/rates/view.ts";
import { noneArrived } from "../src/within.ts";
import { defineCommand } from "./command.ts";
import { loadingCard, sourceDown } from "./nothing-to-say.ts";
import { readAgo } from "./rates/ago.ts";
import { ratesCard } from "./rates/card.ts";
import { chooseMeeting } from "./rates/choose-meeting.ts";
import { readRates } from "./rates/inputs.ts";
import { seen } from "./rates/seen.ts";

/** What does the market expect of the Fed, and what is it to small caps? */
export default defineCommand({
  name: "rates",
  summary: "What does the market expect of the Fed, and what is it to small caps?",
  audience: "channel",
  // The view stands first, so that `rates local` is a view and every other bare word a meeting.
  options: z.strictObject({
    view: z.enum(VIEWS).default("cumulative").describe("All moves up to a meeting, the one at it, or two outcomes"),
    meeting: z.string().max(40).default("all").describe("next, all, a month or a date"),
  }),
  examples: ["rates", "rates meeting:next", "rates meeting:december view:local"],
  definitions: RATES_DEFINITIONS,
  reads: ["strip", "policyRates", "fomc", "series"],

  async run(options, context) {
    const { market, now } = context;
    const inputs = await readRates(context);
    // Meeting days alone answer nothing.
    const down = noneArrived([inputs.strip, inputs.policy, inputs.twoYear, inputs.highYield]);
    if (down) {
      if (inputs.pending) return loadingCard("rates", inputs.pending, market.simulated);
      throw sourceDown("Nothing is known of rates at the moment", down);
    }
    const today = seen(inputs, now());
    const from = today.watch?.date ?? newYork(now()).date;
    return ratesCard({
      options,
      asked: chooseMeeting(options.meeting, today.outlook.meetings, from),
      inputs,
      seen: today,
      ago: readAgo(inputs, today),
      now: now(),
      simulated: market.simulated,
    });
  },
});
