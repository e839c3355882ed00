import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "../src/store/open.ts";
import { type Part, type Row, told } from "./report.ts";
import { type Channels, discordChannels, nameOf, slackChannels } from "./support/channels.ts";
import { startChild } from "./support/child.ts";
import { subscribeAll } from "./support/kills.ts";

const CHANNELS = 10_000;
/** Workspaces share nothing, so more of them only add up; these are enough to be bound by Slack's own limit. */
const WORKSPACES = 5;
/** What Discord allows a bot, and what we allow ourselves in a workspace: posts a second. */
const LIMITS = { discord: 50, slack: 20 } as const;
const AIM = 1.2;

/** Ten thousand channels on each platform that are due at the same minute, while people go on asking. */
export const crowd: Part = {
  name: "crowd",
  shared: true,
  async measure(): Promise<readonly Row[]> {
    const discord = await measured(
      "discord",
      await discordChannels({ count: CHANNELS, rateLimits: true }),
      LIMITS.discord,
    );
    const each = CHANNELS / WORKSPACES;
    const slack = await measured(
      "slack",
      await slackChannels({ count: CHANNELS, rateLimits: true, workspaces: WORKSPACES }),
      LIMITS.slack * WORKSPACES,
    );
    return [
      ...discord,
      told(`slack: ${WORKSPACES} workspaces of ${each} channels`, { ours: "", aim: "", met: undefined }),
      ...slack,
    ];
  },
};

async function measured(name: string, channels: Channels, perSecond: number): Promise<readonly Row[]> {
  await using open = channels;
  const folder = mkdtempSync(join(tmpdir(), "smallcap-crowd-"));
  const storeUrl = `sqlite://${join(folder, "store.sqlite")}`;
  const store = await openStore(storeUrl, { log: SILENT, now: Date.now });
  await subscribeAll(store, open.places);
  await using bot = startChild("adapters/main.ts", {
    MARKET: "sample",
    // Due once it has started and its market is there.
    CLOCK: "2026-08-21T12:29:40Z",
    PORT: "0",
    STORE_URL: storeUrl,
    LOG_LEVEL: "info",
    ...open.environment,
  });
  const answers: number[] = [];
  const allowedMs = (open.places.length / perSecond) * 1_000;
  const end = performance.now() + 30_000 + allowedMs * 2;
  await bot.line("ready");
  await open.connect();
  while (performance.now() < end && open.arrived().size < open.places.length) {
    const asked = performance.now();
    await open.ask("status").catch(() => {});
    if (open.arrived().size > 0) answers.push(performance.now() - asked);
    await pause(1_000);
  }
  const arrived = open.arrived();
  const counts = open.places.map((place) => arrived.get(nameOf(place)) ?? 0);
  const once = counts.filter((count) => count === 1).length;
  const ratio = open.tookMs() / allowedMs;
  const broken = open.violations();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  answers.sort((a, b) => a - b);
  const slowest = answers.at(-1) ?? Number.NaN;
  return [
    told(`${name}: ${counts.length} channels due at one minute, each posted once`, {
      ours: `${once}, ${counts.filter((count) => count > 1).length} doubled`,
      aim: "all",
      met: once === counts.length,
    }),
    told(`${name}: time from the first post to the last, against ${perSecond} a second`, {
      ours: `${(open.tookMs() / 1_000).toFixed(1)} s, ${ratio.toFixed(3)}x`,
      aim: `<= ${AIM}x`,
      met: ratio <= AIM,
    }),
    told(`${name}: limits broken`, {
      ours: broken.length === 0 ? "0" : `${broken.length}: ${[...new Set(broken.map(({ rule }) => rule))].join(", ")}`,
      aim: "0",
      met: broken.length === 0,
    }),
    told(`${name}: a person's answer meanwhile, of ${answers.length}: middle, slowest`, {
      ours: `${(answers[Math.floor(answers.length / 2)] ?? Number.NaN).toFixed(0)} ms, ${slowest.toFixed(0)} ms`,
      aim: "<= 1000 ms",
      met: slowest <= 1_000,
    }),
  ];
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
