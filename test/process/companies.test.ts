import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Bot,
  discordEnv,
  type FakeDiscord,
  type FakeSlack,
  hasPlatforms,
  type Message,
  type Replay,
  slackEnv,
  startBot,
  startDiscord,
  startReplay,
  startSlack,
} from "../support/platforms.ts";

// Companies as the real process shows them: a ticker while it is typed, one company, and a screen with its file.

let discord: FakeDiscord;
let slack: FakeSlack;
let replay: Replay;
let bot: Bot;

beforeAll(async () => {
  if (!hasPlatforms) return;
  [discord, slack, replay] = await Promise.all([startDiscord(), startSlack(), startReplay("2026-08-21")]);
  bot = await startBot({
    ...discordEnv(discord),
    ...slackEnv(slack),
    MARKET_MIRROR_URL: replay.url,
    CLOCK: "2026-08-21T21:00:00Z",
    SEC_CONTACT: "test@example.org",
    LOG_LEVEL: "debug",
  });
  await Promise.all([bot.waitLine(/"ready"/, { timeout: 30_000 }), discord.waitReady(), discord.waitCommands()]);
  // The first earnings wait for every quote; from then on all of it is in memory.
  await (await slack.command("/smallcap", "earnings")).final((message) => slack.text(message).includes("S&P 500"));
}, 120_000);
afterAll(async () => {
  await bot?.stop();
  await Promise.all([discord?.close(), slack?.close(), replay?.close()]);
});

describe.runIf(hasPlatforms)("companies", { timeout: 60_000 }, () => {
  it.each([
    ["be", /^BE · /],
    ["bloom en", /^BE · /],
    ["$aapl", /^AAPL · /],
    ["enerpak tool", /^EPAC · /],
  ])("are offered on Discord while %s is typed, from memory", async (value, first) => {
    const typing = await discord.autocomplete({ subcommand: "stock", focused: "ticker", value });
    const [choice] = await typing.suggestions();
    expect(choice?.name).toMatch(first);
  });

  it("are answered on Discord under the ticker that was offered", async () => {
    const asked = await discord.command({ subcommand: "stock", options: { ticker: "EPAC" } });
    const message = await asked.reply();
    expect(discord.text(message)).toContain("Enerpac Tool Group Corp (EPAC): 18.0×");
    expect(discord.lint(message)).toEqual([]);
  });

  it("that nobody lists are refused to the asker alone, with what is near", async () => {
    const message = await (await slack.command("/smallcap", "stock aapk")).message();
    expect(slack.text(message)).toContain("Did you mean AAPL (Apple Inc)");
    expect(message.ephemeralFor).toBeTruthy();
  });

  it("are screened on Discord with a file of every match", async () => {
    const options = { "max-pe": 12, "min-growth": 10, limit: 25 };
    const message = await (await discord.command({ subcommand: "screen", options })).reply();
    expect(discord.text(message)).toContain("275 of 1,913 small caps match");
    expect(message.attachments?.map(({ filename }) => filename)).toEqual(["smallcap-screen-2026-08-21.csv"]);
    expect(discord.lint(message)).toEqual([]);
    discord.assertClean();
  });

  it("are screened on Slack with a file of every match", async () => {
    const message = await (await slack.command("/smallcap", "screen max-pe:12x min-growth:10%")).message();
    expect(slack.text(message)).toContain("275 of 1,913 small caps match");
    expect(slack.lint(message)).toEqual([]);
    const shared = await slack.waitFor(() => slack.messages.find((each) => sharedFile(each)));
    expect(shared?.files?.[0]?.data.toString().split("\n")).toHaveLength(275 + 2);
    slack.assertClean();
  });

  it("are answered on Slack by name", async () => {
    const message = await (await slack.command("/smallcap", "stock bloom energy")).message();
    expect(slack.text(message)).toContain("Bloom Energy Corp (BE): 41.9×");
    expect(slack.lint(message)).toEqual([]);
  });

  it("leave no line in the log for what is typed", () => {
    expect(bot.log()).not.toMatch(/autocomplete|"type":4/);
  });
});

function sharedFile({ source }: Message): boolean {
  return source === "files.share";
}
