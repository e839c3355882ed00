import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { alone, type Part } from "./report.ts";
import { NO_MARKET, startBot, warm } from "./support/bot.ts";
import { startDiscord, startSlack } from "./support/platforms.ts";
import { startReplay } from "./support/replay.ts";
import { inTurns, middle } from "./support/timing.ts";

const STARTS = 3;
const ANSWERS = 500;
/** Work that goes on behind a start or an answer has ended by then. */
const CALM_MS = 3_000;

/**
 * Resident memory of the whole process, medians of three, each from an empty store; Linux only. Idle: connected to both
 * platforms, no source of market data in reach, nothing asked. Full: both indexes read, a valuation with its picture
 * answered on both platforms. Busy: right after a thousand more answers.
 */
export const memory: Part = {
  name: "memory",
  shared: true,
  async measure() {
    await using replay = await startReplay();
    await using discord = await startDiscord();
    await using slack = await startSlack();
    const platforms = [discord, slack];
    const [ready, idle, full, busy]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let start = 0; start < STARTS; start += 1) {
      {
        await using bot = await startBot({ platforms, mirror: NO_MARKET });
        ready.push(resident(bot.pid));
        await pause(CALM_MS);
        idle.push(resident(bot.pid));
      }
      await using bot = await startBot({ platforms, mirror: replay.url });
      await warm(discord.ask);
      await warm(slack.ask);
      await pause(CALM_MS);
      full.push(resident(bot.pid));
      await inTurns(ANSWERS, [() => discord.ask("valuation"), () => slack.ask("valuation")]);
      busy.push(resident(bot.pid));
    }
    return [
      alone("memory, idle, both platforms connected", middle(idle), "MB", 160),
      alone("  the moment it says that it is ready", middle(ready), "MB"),
      alone("memory, both indexes read, a chart drawn", middle(full), "MB", 230),
      alone(`  after ${2 * ANSWERS} more answers`, middle(busy), "MB"),
    ];
  },
};

/** In megabytes, or none where the system does not tell. */
function resident(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s*(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}
