import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { alone, type Part } from "./report.ts";
import { startBot, warm } from "./support/bot.ts";
import { startDiscord, startSlack } from "./support/platforms.ts";
import { startReplay } from "./support/replay.ts";
import { middle } from "./support/timing.ts";

const STARTS = 3;
/** Work that goes on behind an answer has ended by then. */
const CALM_MS = 3_000;

/**
 * Resident memory of the whole process: when it says that it is ready, and after it has read both indexes from an empty
 * store, answered with a picture on both platforms and come to rest. Medians of three processes; Linux only.
 */
export const memory: Part = {
  name: "memory",
  shared: true,
  async measure() {
    await using replay = await startReplay();
    await using discord = await startDiscord();
    await using slack = await startSlack();
    const [ready, full, most]: [number[], number[], number[]] = [[], [], []];
    for (let start = 0; start < STARTS; start += 1) {
      await using bot = await startBot({ platforms: [discord, slack], mirror: replay.url });
      ready.push(resident(bot.pid, "VmRSS"));
      await warm(discord.ask);
      await warm(slack.ask);
      await pause(CALM_MS);
      full.push(resident(bot.pid, "VmRSS"));
      most.push(resident(bot.pid, "VmHWM"));
    }
    return [
      alone("memory, both platforms connected", middle(ready), "MB", 160),
      alone("memory, both indexes read, a chart drawn", middle(full), "MB", 230),
      alone("  the most on the way there", middle(most), "MB"),
    ];
  },
};

/** In megabytes, or none where the system does not tell. */
function resident(pid: number, field: "VmRSS" | "VmHWM"): number {
  try {
    const kilobytes = new RegExp(`${field}:\\s*(\\d+) kB`).exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}
