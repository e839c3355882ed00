import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Bot,
  discordEnv,
  type FakeDiscord,
  type FakeSlack,
  hasPlatforms,
  newStore,
  nodePath,
  type Replay,
  slackEnv,
  startBot,
  startDiscord,
  startReplay,
  startSlack,
} from "../support/platforms.ts";

const DATE = "2026-08-21";
const HOSTILE = "@everyone <!channel> <@123456789012345678> *b* `c` \u202e\u0007 <script> {{x}} ' OR 1=1";

describe.skipIf(!hasPlatforms)("the process on Discord and Slack at once", () => {
  let replay: Replay;
  let discord: FakeDiscord;
  let slack: FakeSlack;
  let bot: Bot;
  let env: Record<string, string>;

  beforeAll(async () => {
    replay = await startReplay(DATE);
    discord = await startDiscord();
    slack = await startSlack();
    env = {
      MARKET_MIRROR_URL: replay.url,
      CLOCK: `${DATE}T21:00:00Z`,
      SEC_CONTACT: "dev@example.org",
      STORE_URL: newStore(),
      // Estimates would arrive on the platforms and not in a one-shot call.
      CRAWL_PACE_MS: "600000",
    };
    bot = await startBot({ ...env, ...discordEnv(discord), ...slackEnv(slack) });
    await discord.waitReady();
    await discord.waitCommands();
    await bot.waitLine(/"ready"/);
  });
  afterAll(async () => {
    await bot.stop();
    await Promise.all([discord.close(), slack.close(), replay.close()]);
  });

  /** Numbers of a card as its tables and facts write them. */
  type Shown = { card: { answer: string; parts: { rows?: string[][]; facts?: { value: string }[] }[] } };
  const cellsOf = ({ card }: Shown) =>
    card.parts
      // A narrow table breaks a long label over lines; its numbers stay whole.
      .flatMap(({ rows, facts }) => [
        ...(rows ?? []).flatMap(([, ...values]) => values),
        ...(facts ?? []).map(({ value }) => value),
      ])
      .filter((cell) => /\d/.test(cell));

  /** One question on the terminal, on Discord and on Slack: the same sentence and the same numbers. */
  async function everywhere(question: string, least: number) {
    const [subcommand = "", ...words] = question.split(" ");
    const { stdout } = await promisify(execFile)(nodePath(), ["adapters/main.ts", "--once", question, "--json"], {
      env: { PATH: process.env.PATH ?? "", MARKET_PACE_MS: "0", ...env, STORE_URL: newStore() },
      maxBuffer: 1e8,
    });
    const shown = JSON.parse(stdout) as Shown;
    const cells = cellsOf(shown);
    expect(cells.length).toBeGreaterThanOrEqual(least);
    const options = Object.fromEntries(words.map((word) => word.split(":")));
    const onDiscord = await (await discord.command({ name: "smallcap", subcommand, options })).reply();
    const onSlack = await (await slack.command("/smallcap", question)).final((message) =>
      slack.text(message).includes(shown.card.answer),
    );
    for (const text of [discord.text(onDiscord), slack.text(onSlack)]) {
      expect(text).toContain(shown.card.answer);
      for (const cell of cells) expect(text).toContain(cell);
    }
    expect([...discord.lint(onDiscord), ...slack.lint(onSlack)]).toEqual([]);
    return { onDiscord, onSlack };
  }

  it.each([
    ["valuation", /^Price ratio IWM \/ SPY: .+ low .+ high .+/],
    ["earnings", /./],
    ["rates", /./],
    ["debt", /./],
    ["economy", /./],
    ["performance", /low .+ high .+/],
    ["sectors", /Health Care/],
    ["concentration", /top 10/],
    ["allocation", /from none of it to all of it/],
    ["risk", /lowest .+ lowest .+/],
    ["funds", /IWM/],
    ["calendar", /by day/],
  ])("gives the same numbers of %s on the terminal, on Discord and on Slack, with its chart", async (command, alt) => {
    const { onDiscord, onSlack } = await everywhere(command, 6);
    for (const [image] of [discord.images(onDiscord), slack.images(onSlack)]) {
      expect(image?.alt).toMatch(alt);
      expect(image?.width ?? image?.png?.width).toBeGreaterThanOrEqual(400);
    }
  });

  it.each([
    ["brief", 1],
    ["screen sector:energy", 6],
    ["stock ticker:PLXS", 4],
    ["news", 0],
  ])("gives the same numbers of %s everywhere", async (question, least) => {
    await everywhere(question, least);
  });

  it("shows how an answer was computed to the one who clicks, with the rows attached", async () => {
    const answer = await (await discord.command({ name: "smallcap", subcommand: "valuation" })).reply();
    const click = await discord.click(answer, "How computed?");
    const receipt = await click.reply();
    expect(click.ephemeral).toBe(true);
    expect(discord.text(receipt)).toContain("sum w / sum(w · figure / price)");
    expect(receipt.attachments?.map(({ filename }) => filename)).toEqual([
      `smallcap-forward-pe-${DATE}.csv`,
      `smallcap-forward-pe-${DATE}.json`,
    ]);
  });

  it("answers help and status to the asker only, on both platforms", async () => {
    for (const subcommand of ["help", "status", "method"]) {
      const onDiscord = await discord.command({ name: "smallcap", subcommand });
      expect(discord.text(await onDiscord.reply()).length).toBeGreaterThan(40);
      expect(onDiscord.ephemeral).toBe(true);
      const onSlack = await slack.command("/smallcap", subcommand);
      expect(slack.text(await onSlack.message())).toMatch(/valuation|source/i);
    }
  });

  it.each([
    ["a mistyped question", "valution", "Did you mean valuation?"],
    ["a mistyped value", "valuation against:sp40", "Did you mean sp400?"],
    ["a mistyped option", "valuation agianst:sp400", "Did you mean against?"],
    ["hostile words for a question", HOSTILE, "There is no question called"],
    ["hostile words for options", `valuation metric:${HOSTILE}`, "fits no option of valuation"],
    ["far too long a word", "x".repeat(2900), "There is no question called"],
  ])("refuses %s on Slack in private, with the nearest match", async (_, text, words) => {
    const asked = await slack.command("/smallcap", text);
    const message = await asked.message();
    expect(slack.text(message)).toContain(words);
    expect(message.ephemeralFor).toBeTruthy();
    expect(slack.lint(message)).toEqual([]);
  });

  it("never pings anyone and breaks no rule of either platform with hostile text", async () => {
    const asked = await discord.command({
      name: "smallcap",
      subcommand: "help",
      options: { topic: HOSTILE.slice(0, 60) },
    });
    const message = await asked.reply();
    expect(asked.ephemeral).toBe(true);
    expect(discord.lint(message)).toEqual([]);
    discord.assertClean();
    slack.assertClean();
  });

  it("acknowledges in time while the data source takes ten seconds, and says goodbye when stopped", async () => {
    replay.fault({ host: "*", path: ".", latencyMs: 10_000 });
    const slow = await startBot({ ...env, ...slackEnv(slack), STORE_URL: newStore() });
    await slow.waitLine(/"ready"/);
    await bot.stop();
    const asked = await slack.command("/smallcap", "valuation price-book");
    await asked.ack();
    expect(asked.error ?? null).toBeNull();
    const { code } = await slow.stop();
    replay.reset();
    expect(code).toBe(0);
    slack.assertClean();
  });
});

describe.skipIf(!hasPlatforms)("the process, when something is wrong from the start", () => {
  it.each([
    ["DISCORD_TOKEN", { DISCORD_TOKEN: "not.a.token" }],
    ["SLACK_BOT_TOKEN", { SLACK_BOT_TOKEN: "xoxb-not-a-token" }],
    ["SLACK_APP_TOKEN", { SLACK_APP_TOKEN: "xapp-not-a-token" }],
  ])("ends with code 1 and a sentence that names a refused %s, never the token", async (name, wrong) => {
    const platform = name.startsWith("DISCORD") ? await startDiscord() : await startSlack();
    const right = name.startsWith("DISCORD") ? discordEnv(platform as FakeDiscord) : slackEnv(platform as FakeSlack);
    const bot = await startBot({ ...right, ...wrong, MARKET: "sample" });
    expect((await bot.exited).code).toBe(1);
    expect(bot.log()).toContain(name);
    expect(bot.log()).not.toContain("not-a-token");
    expect(bot.log()).not.toContain("not.a.token");
    await platform.close();
  });

  it("names every wrong variable at once and ends with code 2", async () => {
    const bot = await startBot({ PORT: "many", CLOCK: "noon", MARKET: "toy", SLACK_BOT_TOKEN: "xoxb-alone" });
    expect((await bot.exited).code).toBe(2);
    for (const name of ["PORT", "CLOCK", "MARKET"]) expect(bot.log()).toContain(name);
    expect(bot.log()).not.toContain("xoxb-alone");
  });

  it("never falls back to the simulated market on a platform", async () => {
    const slack = await startSlack();
    const bot = await startBot({ ...slackEnv(slack), MARKET_MIRROR_URL: "http://127.0.0.1:9" });
    await bot.waitLine(/"ready"/);
    const message = await (await slack.command("/smallcap", "valuation")).final((each) =>
      /nothing to value/i.test(slack.text(each)),
    );
    expect(slack.text(message)).toMatch(/could not be reached/);
    expect(slack.text(message)).not.toMatch(/simulated/i);
    expect((await bot.stop()).code).toBe(0);
    slack.assertClean();
    await slack.close();
  });

  it("acknowledges fifty people who ask at once, the first seconds after a start", async () => {
    const discord = await startDiscord({ withholdGuilds: true });
    const bot = await startBot({ ...discordEnv(discord), MARKET: "sample" });
    await discord.waitReady();
    await bot.waitLine(/"ready"/);
    const ask = () => discord.command({ name: "smallcap", subcommand: "valuation", check: false });
    const asked = await Promise.all(Array.from({ length: 50 }, ask));
    const answers = await Promise.all(asked.map((each) => each.reply()));
    expect(new Set(answers.map((each) => discord.text(each))).size).toBe(1);
    await bot.stop();
    // A late acknowledgement is a violation of the stand-in's.
    discord.assertClean();
    await discord.close();
  });

  it("writes no commands at a second start, and closes the gateway properly on SIGTERM", async () => {
    const discord = await startDiscord({ enforceIdentifyLimit: false });
    const env = { ...discordEnv(discord), MARKET: "sample" };
    for (const start of [1, 2]) {
      const bot = await startBot(env);
      await discord.waitReady();
      await bot.waitLine(start === 1 ? /"registered"/ : /"unchanged"|"up to date"/);
      expect((await bot.stop()).code).toBe(0);
    }
    const writes = discord.requests.filter(({ method, path }) => method === "PUT" && /commands/.test(path));
    expect(writes).toHaveLength(1);
    expect(discord.gateway.connections.map(({ code }) => code)).toEqual([1000, 1000]);
    discord.assertClean();
    await discord.close();
  });
});
