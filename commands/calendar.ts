import * as z from "zod";
import { CALENDAR_DEFINITIONS } from "../src/calendar/definitions.ts";
import { calendarCard } from "./calendar/card.ts";
import { readCalendar } from "./calendar/inputs.ts";
import { companyChoices } from "./choose-company.ts";
import { defineCommand } from "./command.ts";

/** What comes: reports of small caps, Fed decisions, releases, index changes and holidays. */
export default defineCommand({
  name: "calendar",
  summary: "Which small caps report soon, and when are the Fed, ISM and other releases?",
  audience: "channel",
  // The window stands first, so that `calendar month` is a window and every other bare word a ticker.
  options: z.strictObject({
    window: z.enum(["week", "month"]).default("week").describe("How far ahead"),
    ticker: z
      .string()
      .trim()
      .min(1, { error: "type a ticker or a company's name" })
      .max(60)
      .optional()
      .describe("Only the reports of this company"),
  }),
  examples: ["calendar", "calendar window:month"],
  definitions: CALENDAR_DEFINITIONS,
  reads: ["holdings", "quotes", "fomc"],

  async run(options, context) {
    return calendarCard(await readCalendar(options, context));
  },

  complete(_, typed, context) {
    return companyChoices(typed, context);
  },
});
