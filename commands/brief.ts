import * as z from "zod";
import { briefCard } from "./brief/card.ts";
import { BRIEF_DEFINITIONS } from "./brief/definitions.ts";
import { PILLARS } from "./brief/pillars.ts";
import { readBrief } from "./brief/read.ts";
import { type Command, defineCommand } from "./command.ts";
import { loadingCard, sourceDown } from "./nothing-to-say.ts";

/** The whole case on one card. It asks the other questions, so it is made from their list. */
export function briefFor(commands: readonly Command[]): Command {
  return defineCommand({
    name: "brief",
    summary: "The small-cap case on one card: what stands today, and what does not",
    audience: "channel",
    options: z.strictObject({}),
    examples: ["brief"],
    definitions: BRIEF_DEFINITIONS,
    borrows: [...new Set(PILLARS.flatMap(({ asks }) => asks.map(({ command }) => command)))],

    async run(_, context) {
      const parts = await readBrief(commands, context);
      if (parts.lines.every(({ verdict }) => verdict === "not known")) {
        if (parts.lines.some(({ loading }) => loading)) {
          return loadingCard("the case", "Still loading: all of it.", context.market.simulated);
        }
        throw sourceDown("No claim of the case can be judged", parts.lines[0]?.text ?? "nothing answered");
      }
      return briefCard(parts);
    },
  });
}
