import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { discordChannels, slackChannels } from "../../bench/support/channels.ts";
import { killRun } from "../../bench/support/kills.ts";
import { hasPlatforms, newStore } from "../support/platforms.ts";
import { NO_REDIS, startRedis } from "../support/redis.ts";

/** The measurement with hundreds of kills is `npm run bench kills`; a few of each kind are killed here every time. */
const KILLS = 5;
const COUNT = 120;
const PATIENCE_MS = 240_000;
const options = { count: COUNT, rateLimits: false };
const onceEach = { due: COUNT, once: COUNT, doubled: 0, missing: 0 };

describe.skipIf(!hasPlatforms)("a bot that is killed again and again while it delivers", () => {
  it.each([
    ["Discord", () => discordChannels(options)],
    ["Slack", () => slackChannels({ ...options, workspaces: 1 })],
  ])("posts every digest once on %s", { timeout: PATIENCE_MS }, async (_, open) => {
    await using channels = await open();
    channels.slow(200);
    expect(await killRun({ channels, storeUrl: newStore(), processes: 1, kills: KILLS })).toMatchObject(onceEach);
  });

  it.skipIf(NO_REDIS !== null)(
    "does so as two replicas, whose Redis is killed too",
    { timeout: PATIENCE_MS },
    async () => {
      await using channels = await discordChannels(options);
      const redis = await startRedis();
      channels.slow(200);
      const disturb = async () => {
        await redis.kill();
        await pause(500);
        await redis.start();
      };
      const run = { channels, storeUrl: redis.url, processes: 2, kills: KILLS, disturb, disturbEvery: 3 };
      const result = await killRun(run).finally(() => redis.remove());
      expect(result).toMatchObject(onceEach);
    },
  );
});
