import * as z from "zod";
import type { CrawlProgress } from "../src/market/estimates-book.ts";
import { closedBy } from "../src/market/session.ts";
import type { StockTaking } from "../src/market/stock-taking.ts";
import { defineCommand } from "./command.ts";
import { statusCard } from "./status/card.ts";
import { STATUS_DEFINITIONS } from "./status/figures.ts";

/** How old is what the bot knows, what does it keep, and which source is failing? Asks no source. */
export default defineCommand({
  name: "status",
  summary: "Age and health of every data source",
  audience: "asker",
  options: z.strictObject({}),
  examples: ["status"],
  definitions: STATUS_DEFINITIONS,

  async run(_, { market, health, stock, universe, estimates, records, now, realNow }) {
    const [recorded, taken] = await Promise.all([records.figures.days(), stock()]);
    // A replay of an earlier day must not know later ones.
    const days = recorded.filter(({ date }) => date <= closedBy(now()));
    return statusCard({
      health: health(),
      stock: taken,
      record: { days: days.length, since: days[0]?.date ?? null, last: days.at(-1)?.date ?? null },
      progress: universe.progress(),
      crawl: crawlOf(estimates.progress(), taken),
      now: realNow(),
      marketNow: now(),
      simulated: market.simulated,
    });
  },
});

/** Where no members have been read yet, as in a one-shot call, the store says how far the crawl has come. */
function crawlOf(progress: CrawlProgress, { held, wanted }: StockTaking): CrawlProgress {
  if (progress.wanted > 0 || wanted === 0) return progress;
  const kept = held.find(({ kind }) => kind === "estimates")?.requests ?? 0;
  return { ...progress, known: Math.min(kept, wanted), wanted };
}
