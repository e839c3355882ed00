import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import {
  type Bot,
  discordEnv,
  hasPlatforms,
  slackEnv,
  startBot,
  startDiscord,
  startReplay,
  startSlack,
} from "../support/platforms.ts";

// The process as whoever runs it sees it: health, measures, stops, and a disk that is full.

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A bot that is stopped at the end, and the port that it listens on. */
async function running(env: Readonly<Record<string, string>>): Promise<{ readonly bot: Bot; readonly base: string }> {
  const bot = await startBot(env);
  ends.push(() => bot.stop());
  await bot.waitLine(/"msg":"listening"/);
  return { bot, base: `http://127.0.0.1:${/"port":(\d+),"msg":"listening"/.exec(bot.log())?.[1]}` };
}

async function onDiscord() {
  const discord = await startDiscord();
  ends.push(() => discord.close());
  return discord;
}

const statusOf = async (address: string) => (await fetch(address).catch(() => null))?.status ?? null;

describe.skipIf(!hasPlatforms)("the running process", () => {
  it("says that it is healthy and ready, and counts what it answered without saying whom", async () => {
    const discord = await onDiscord();
    const slack = await startSlack();
    ends.push(() => slack.close());
    const { bot, base } = await running({ ...discordEnv(discord), ...slackEnv(slack), MARKET: "sample" });
    await bot.waitLine(/"ready"/);
    await discord.waitCommands();
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({
      healthy: true,
      adapters: { discord: true, slack: true },
    });
    expect(await (await fetch(`${base}/readyz`)).json()).toEqual({
      ready: true,
      adapters: { discord: true, slack: true },
      store: true,
      stopping: false,
    });
    await (await discord.command({ name: "smallcap", subcommand: "valuation" })).reply();
    await (await slack.command("/smallcap", "no-such-thing")).message();
    const measured = await (await fetch(`${base}/metrics`)).text();
    expect(measured).toContain('smallcap_questions_total{platform="discord",command="valuation",outcome="answered"} 1');
    expect(measured).toContain(
      'smallcap_questions_total{platform="slack",command="other",outcome="unknown-command"} 1',
    );
    expect(measured).toMatch(/^smallcap_store_up 1$/m);
    expect(measured).not.toContain("no-such-thing");
    expect((await fetch(`${base}/`)).status).toBe(404);
  });

  it("writes no token into its log, at any level", async () => {
    const discord = await onDiscord();
    const slack = await startSlack();
    ends.push(() => slack.close());
    const env = { ...discordEnv(discord), ...slackEnv(slack) };
    const { bot } = await running({ ...env, MARKET: "sample", LOG_LEVEL: "trace" });
    await bot.waitLine(/"ready"/);
    await discord.waitCommands();
    await (await slack.command("/smallcap", "valuation")).message();
    await (await discord.command({ name: "smallcap", subcommand: "valuation" })).reply();
    await bot.stop();
    for (const name of ["DISCORD_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"] as const) {
      expect(env[name]).toBeTruthy();
      expect(bot.log()).not.toContain(env[name]);
    }
    expect(bot.log()).not.toMatch(/response_url|\/webhooks\/\d+\/\w{20}/);
  });

  it("goes on without its server where a port is taken, as long as questions come in another way", async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, done));
    ends.push(() => other.close());
    const PORT = String((other.address() as { port: number }).port);
    const discord = await onDiscord();
    const bot = await startBot({ ...discordEnv(discord), MARKET: "sample", PORT });
    ends.push(() => bot.stop());
    await bot.waitLine(/"ready"/);
    expect(bot.log()).toContain(`PORT ${PORT} cannot be used`);
    await discord.waitCommands();
    await (await discord.command({ name: "smallcap", subcommand: "help" })).reply();

    const slack = await startSlack();
    ends.push(() => slack.close());
    const overHttp = slack.env({
      SLACK_BOT_TOKEN: "botToken",
      SLACK_SIGNING_SECRET: "signingSecret",
      SLACK_API_URL: "api",
    });
    const deaf = await startBot({ ...overHttp, MARKET: "sample", PORT });
    expect((await deaf.exited).code).toBe(1);
    expect(deaf.log()).toMatch(new RegExp(`PORT ${PORT} cannot be used: .+ Questions come in by it on slack\\.`));
  });

  it("stops on SIGTERM with a question and a request under way: not ready at once, answered, gone within 8 s", async () => {
    const replay = await startReplay("2026-08-21");
    ends.push(() => replay.close());
    replay.fault({ latencyMs: 60_000 });
    const discord = await onDiscord();
    const { bot, base } = await running({
      ...discordEnv(discord),
      MARKET_MIRROR_URL: replay.url,
      CLOCK: "2026-08-21T21:00:00Z",
    });
    await bot.waitLine(/"ready"/);
    await discord.waitCommands();
    const asked = await discord.command({ name: "smallcap", subcommand: "valuation" });
    await asked.ack();
    const slow = connect(Number(new URL(base).port), "127.0.0.1");
    slow.on("error", () => {});
    slow.write("POST /discord/interactions HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf");
    const stopped = bot.stop();
    await expect.poll(() => statusOf(`${base}/readyz`), { interval: 20 }).not.toBe(200);
    const { code, tookMs } = await stopped;
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(8_000);
    expect(discord.text(await asked.reply())).toMatch(/restart/i);
    discord.assertClean();
  });
});

const mayMount = hasPlatforms && canMount();

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "smallcap-mount-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "tmpfs", folder], { stdio: "ignore" });
    execFileSync("umount", [folder]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.skipIf(!mayMount)("the process on a full disk", () => {
  it("answers from sources and memory, is not ready, says so once, and is ready again when there is room", async () => {
    const folder = mkdtempSync(join(tmpdir(), "smallcap-small-"));
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=600k", "tmpfs", folder]);
    ends.push(() => {
      execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true });
    });
    const replay = await startReplay("2026-08-21");
    ends.push(() => replay.close());
    const discord = await onDiscord();
    const { bot, base } = await running({
      ...discordEnv(discord),
      MARKET_MIRROR_URL: replay.url,
      CLOCK: "2026-08-21T21:00:00Z",
      CRAWL_PACE_MS: "600000",
      STORE_URL: `sqlite://${join(folder, "store.sqlite")}`,
    });
    await bot.waitLine(/disk is full/);
    await discord.waitCommands();
    const answer = await (await discord.command({ name: "smallcap", subcommand: "valuation" })).reply();
    expect(discord.text(answer)).toContain("the Russell 2000 trades at 15.2×");
    expect(discord.text(answer)).not.toMatch(/broke/i);
    expect(await statusOf(`${base}/healthz`)).toBe(200);
    expect(await statusOf(`${base}/readyz`)).toBe(503);
    expect(await (await fetch(`${base}/metrics`)).text()).toMatch(/^smallcap_store_up 0$/m);
    expect(bot.log().match(/"The store cannot be written: the disk is full"/g)).toHaveLength(1);
    for (const message of ["store does not keep", "store failed"])
      expect(bot.log().match(new RegExp(`"msg":"${message}"`, "g"))?.length ?? 0).toBeLessThanOrEqual(1);
    execFileSync("mount", ["-o", "remount,size=64m", folder]);
    await expect.poll(() => statusOf(`${base}/readyz`), { timeout: 10_000 }).toBe(200);
    expect(bot.log()).toContain("The store can be written again");
    expect((await bot.stop()).code).toBe(0);
  });
});
