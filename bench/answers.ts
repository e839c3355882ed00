import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { against, type Part, type Row } from "./report.ts";
import { startBot, warm } from "./support/bot.ts";
import { startChild } from "./support/child.ts";
import { type AskAs, type Platform, startDiscord, startSlack } from "./support/platforms.ts";
import { recordYear } from "./support/recorded-year.ts";
import { startReplay } from "./support/replay.ts";
import { inTurns } from "./support/timing.ts";

const WARM_UP = 60;
const ROUNDS = 201;

/**
 * What the bot adds to the platform's own library: from the stand-in's dispatch of a question to the whole message,
 * the bot's process and a bare handler's process asked in turns. The bare handler answers with a constant text.
 *
 * Three questions: `status` and `help` have no picture; `valuation` from memory has one that was drawn before. There is
 * no valuation without a picture to ask for. For comparison the picture is also held against a bare handler that sends a
 * constant picture of the same size.
 */
export const answers: Part = {
  name: "answers",
  shared: true,
  async measure() {
    await using replay = await startReplay();
    await using discord = await startDiscord();
    await using slack = await startSlack();
    await using _bot = await startBot({ platforms: [discord, slack], mirror: replay.url, prepare: recordYear });
    await warm(discord.ask);
    await warm(slack.ask);
    const picture = (await discord.ask("valuation")).picture;
    if (!picture) throw new Error("the valuation came without its picture");
    const onDiscord = await onPlatform("Discord", discord.ask, await startDiscord(), "bare-discord.ts", picture);
    return [...onDiscord, ...(await onPlatform("Slack", slack.ask, await startSlack(), "bare-slack.ts", picture))];
  },
};

async function onPlatform(
  name: string,
  bot: AskAs,
  platform: Platform,
  script: string,
  picture: Uint8Array,
): Promise<Row[]> {
  await using stage = platform;
  const folder = mkdtempSync(join(tmpdir(), "smallcap-bench-"));
  const PICTURE = join(folder, "chart.png");
  writeFileSync(PICTURE, picture);
  try {
    const path = join(import.meta.dirname, "support", script);
    await using bare = startChild(path, { ...stage.environment, PICTURE });
    await bare.line("bare handler ready");
    const works = [
      ...["status", "help", "valuation"].map((words) => () => bot(words)),
      ...["constant", "picture"].map((words) => () => stage.ask(words)),
    ];
    await inTurns(WARM_UP, works);
    const [status = 0, help = 0, valuation = 0, constant = 0, pictured = 0] = await inTurns(ROUNDS, works);
    const size = `${Math.round(picture.length / 1000)} kB`;
    return [
      against(`${name}: status`, status, constant, 1.5),
      against(`${name}: help`, help, constant, 1.5),
      against(`${name}: valuation, chart drawn before`, valuation, constant, 3),
      against(`  against a constant picture of ${size}`, valuation, pictured),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
