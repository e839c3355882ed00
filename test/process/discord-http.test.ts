import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Bot,
  discordEnv,
  type FakeDiscord,
  hasPlatforms,
  type Replay,
  startBot,
  startDiscord,
  startReplay,
} from "../support/platforms.ts";

const DATE = "2026-08-21";

/** The real program with the application's key; `endpoint` is where its signed requests go, once it listens. */
async function startHttpBot(discord: FakeDiscord, more: Readonly<Record<string, string>>) {
  const bot = await startBot({
    ...discordEnv(discord),
    ...discord.env({ DISCORD_PUBLIC_KEY: "publicKey" }),
    MARKET: "sample",
    ...more,
  });
  const address = async () => {
    await bot.waitLine(/"listening"/);
    return `http://127.0.0.1:${/"port":(\d+)/.exec(bot.log())?.[1]}`;
  };
  return { bot, address };
}

describe.skipIf(!hasPlatforms)("the process on Discord without a gateway", () => {
  let replay: Replay;
  let discord: FakeDiscord;
  let bot: Bot;
  let url: string;

  beforeAll(async () => {
    replay = await startReplay(DATE);
    discord = await startDiscord();
    const started = await startHttpBot(discord, {
      DISCORD_GATEWAY: "off",
      MARKET: "live",
      MARKET_MIRROR_URL: replay.url,
      CLOCK: `${DATE}T21:00:00Z`,
      CRAWL_PACE_MS: "600000",
    });
    bot = started.bot;
    url = await started.address();
    discord.config.interactionsEndpoint = `${url}/discord/interactions`;
    await discord.waitCommands();
    await bot.waitLine(/"ready"/);
  });
  afterAll(async () => {
    await bot.stop();
    await Promise.all([discord.close(), replay.close()]);
  });

  it("connects no gateway and is healthy", async () => {
    expect(discord.gateway.connections).toEqual([]);
    const response = await fetch(`${url}/healthz`);
    expect(await response.json()).toMatchObject({ healthy: true, adapters: { discord: true } });
  });

  it("registers one command for everybody and one for managers, which others do not see", async () => {
    const [asking, managing] = (await discord.waitCommands()) as { name: string; options: { name: string }[] }[];
    expect(asking?.name).toBe("smallcap");
    expect(asking?.options.map(({ name }) => name)).not.toContain("digest");
    expect(managing).toMatchObject({ name: "smallcap-admin", default_member_permissions: "32", contexts: [0] });
    const list = { name: "smallcap-admin", subcommand: "digest", options: { action: "list" } };
    await expect(discord.command(list)).rejects.toThrow("hides");
    const reply = await (await discord.command({ ...list, admin: true })).reply();
    expect(discord.text(reply)).toContain("digest");
  });

  it("refuses a manager's command from somebody who manages nothing, whatever the client showed", async () => {
    const asked = await discord.command({
      ...{ name: "smallcap-admin", subcommand: "digest", options: { action: "list" } },
      check: false,
    });
    expect(discord.text(await asked.reply())).toContain("Only people who may manage");
    expect(asked.ephemeral).toBe(true);
  });

  it("sets a digest up where it may post, and names what is missing where it may not", async () => {
    const add = { name: "smallcap-admin", subcommand: "digest", options: { action: "add", question: "rates" } };
    const [open, closed] = ["1100000000000000201", "1100000000000000202"];
    discord.setBotPermissions(closed as string, ["VIEW_CHANNEL"]);
    const refused = await (await discord.command({ ...add, admin: true, channel: closed })).reply();
    expect(discord.text(refused)).toContain("Send Messages, Embed Links, and Attach Files");
    const added = await (await discord.command({ ...add, admin: true, channel: open })).reply();
    expect(discord.text(added)).toMatch(/d-\w{5}/);
    expect(discord.lint(added)).toEqual([]);
  });

  it("answers commands, buttons and options that are being typed", async () => {
    const asked = await discord.command({ name: "smallcap", subcommand: "valuation" });
    const reply = await asked.reply();
    expect(asked.ackLatencyMs).toBeLessThan(3_000);
    expect(discord.images(reply)[0]?.alt).toBeTruthy();
    const receipt = await (await discord.click(reply, "How computed?")).reply();
    expect(discord.text(receipt)).toContain("How computed");
    const typing = await discord.autocomplete({
      ...{ name: "smallcap", subcommand: "stock", focused: "ticker", value: "b", options: {} },
    });
    expect(await typing.suggestions()).toBeInstanceOf(Array);
  });

  it("answers a ping, and refuses what is not signed by Discord just now", async () => {
    const answered = async (sent: Promise<unknown>) => {
      const { http } = (await sent) as { http: { status?: number; error?: string } };
      await discord.waitFor(() => http.status ?? http.error);
      return http.status;
    };
    expect(await answered(discord.ping({}))).toBe(200);
    expect(await answered(discord.ping({ badSignature: true }))).toBe(401);
    expect(await answered(discord.ping({ staleSeconds: 300 }))).toBe(401);
    const command = { name: "smallcap", subcommand: "help" };
    expect(await answered(discord.command({ ...command, badSignature: true }))).toBe(401);
    expect(await answered(discord.command({ ...command, staleSeconds: 300 }))).toBe(401);
  });

  it("keeps Discord's rules, and its secrets to itself", async () => {
    expect(discord.violations).toEqual([]);
    const secret = discordEnv(discord).DISCORD_TOKEN ?? "";
    expect(bot.log()).not.toContain(secret);
  });
});

describe.skipIf(!hasPlatforms)("the process with Discord's gateway and signed requests", () => {
  it("takes both, and answers either once", async () => {
    const discord = await startDiscord();
    const { bot, address } = await startHttpBot(discord, {});
    try {
      await discord.waitReady();
      await discord.waitCommands();
      await bot.waitLine(/"ready"/);
      const endpoint = `${await address()}/discord/interactions`;
      const help = { name: "smallcap", subcommand: "help" };
      expect(discord.text(await (await discord.command(help)).reply())).toContain("valuation");
      expect(discord.text(await (await discord.command({ ...help, endpoint })).reply())).toContain("valuation");
      discord.assertClean();
    } finally {
      await bot.stop();
      await discord.close();
    }
  });
});

describe.skipIf(!hasPlatforms)("a wrong Discord token without a gateway", () => {
  it("ends the program with what to do", async () => {
    const discord = await startDiscord();
    const { bot } = await startHttpBot(discord, { DISCORD_GATEWAY: "off", DISCORD_TOKEN: "wrong" });
    expect((await bot.exited).code).toBe(1);
    expect(bot.log()).toContain("Discord refused the bot token");
    await discord.close();
  });
});
