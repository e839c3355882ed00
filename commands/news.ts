import * as z from "zod";
import { NEWS_DEFINITIONS } from "../src/news/definitions.ts";
import { TOPICS, topicMeant } from "../src/news/topics.ts";
import { noneArrived } from "../src/within.ts";
import { companyChoices } from "./choose-company.ts";
import { defineCommand } from "./command.ts";
import { newsCard } from "./news/card.ts";
import { readNews } from "./news/inputs.ts";
import { loadingCard, sourceDown } from "./nothing-to-say.ts";

/** Headlines with publisher, time and link, and which pillar of the case each touches. */
export default defineCommand({
  name: "news",
  summary: "Headlines on small caps, policy, the Fed or a company, and what of the case they touch",
  audience: "channel",
  options: z.strictObject({
    topic: z.enum(TOPICS).default("small-caps").describe("What the headlines are about"),
    ticker: z
      .string()
      .trim()
      .min(1, { error: "type a ticker or a company's name" })
      .max(60)
      .optional()
      .describe("Only headlines of this company"),
  }),
  examples: ["news", "news topic:policy", "news topic:fed"],
  definitions: NEWS_DEFINITIONS,
  reads: ["news", "holdings", "quotes"],

  async run(options, context) {
    // "news tariffs": a bare word stands where the ticker does.
    const topic = options.ticker === undefined ? null : topicMeant(options.ticker);
    const parts = await readNews(topic ? { topic } : options, context);
    const down = noneArrived(parts.searches.map(({ outcome }) => outcome));
    if (down) {
      if (parts.pending) return loadingCard("headlines", parts.pending, context.market.simulated);
      throw sourceDown("There are no headlines", down);
    }
    return newsCard(parts);
  },

  complete(_, typed, context) {
    return companyChoices(typed, context);
  },
});
