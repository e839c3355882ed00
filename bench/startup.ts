import { alone, type Part } from "./report.ts";
import { NO_MARKET, startBot } from "./support/bot.ts";
import { startDiscord, startSlack } from "./support/platforms.ts";
import { middle } from "./support/timing.ts";

const STARTS = 5;

/** From starting the process with an empty store to its line `ready`: connected to both platforms, on loopback. */
export const startup: Part = {
  name: "startup",
  shared: true,
  async measure() {
    await using discord = await startDiscord();
    await using slack = await startSlack();
    const times: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      await using bot = await startBot({ platforms: [discord, slack], mirror: NO_MARKET });
      times.push(bot.readyMs);
    }
    return [
      alone("start-up, both platforms", middle(times), "ms", 1_500),
      alone(`  slowest of ${STARTS}`, Math.max(...times), "ms"),
    ];
  },
};
