import { setTimeout as pause } from "node:timers/promises";
import { newStore } from "../test/support/platforms.ts";
import { NO_REDIS, startRedis } from "../test/support/redis.ts";
import { type Part, type Row, told } from "./report.ts";
import { type Channels, discordChannels, slackChannels } from "./support/channels.ts";
import { type KillResult, killRun } from "./support/kills.ts";

const KILLS = Number(process.env.KILLS ?? 200);
/** Enough that there is something under way until the last kill. */
const PER_KILL = 35;
/** Posts take this long, so that kills strike them. */
const SLOW_MS = 250;

/** The real program killed at random moments of its deliveries, and what arrived. */
export const kills: Part = {
  name: "kills",
  shared: true,
  async measure(): Promise<readonly Row[]> {
    const count = KILLS * PER_KILL;
    const rows = [
      await struck("one process, SQLite, Discord", await discordChannels({ count, rateLimits: false }), 1, newStore()),
      await struck(
        "one process, SQLite, Slack",
        await slackChannels({ count, rateLimits: false, workspaces: 1 }),
        1,
        newStore(),
      ),
    ];
    if (NO_REDIS !== null) return rows;
    const redis = await startRedis();
    const restart = async () => {
      await redis.kill();
      await pause(1_500);
      await redis.start();
    };
    const channels = await discordChannels({ count, rateLimits: false });
    rows.push(await struck("two replicas, Redis killed now and then, Discord", channels, 2, redis.url, restart));
    await redis.remove();
    return rows;
  },
};

async function struck(
  name: string,
  channels: Channels,
  processes: number,
  storeUrl: string,
  disturb?: () => Promise<void>,
): Promise<Row> {
  await using open = channels;
  open.slow(SLOW_MS);
  const result = await killRun({ channels: open, storeUrl, processes, kills: KILLS, ...(disturb ? { disturb } : {}) });
  return told(`${name}: ${result.kills} kills -9, ${result.struck} posts struck, ${result.seconds.toFixed(0)} s`, {
    ours: wordsOf(result),
    aim: "each once",
    met: result.doubled === 0 && result.missing === 0,
  });
}

function wordsOf({ due, once, doubled, missing, states }: KillResult): string {
  return `${once} of ${due} once, ${doubled} doubled, ${missing} missing, ${states.unknown} unknown`;
}
