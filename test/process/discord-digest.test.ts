import { describe, expect, it } from "vitest";
import {
  type Bot,
  discordEnv,
  type FakeDiscord,
  hasPlatforms,
  newStore,
  startBot,
  startDiscord,
} from "../support/platforms.ts";

const SERVER = "1100000000000000101";
const NAMES = ["plain", "answer lost", "request lost", "limited", "failing", "unreadable", "closed"] as const;
type Name = (typeof NAMES)[number];

const channelOf = (name: Name) => `11000000000000002${String(NAMES.indexOf(name)).padStart(2, "0")}`;
const channels = NAMES.map((name) => ({ id: channelOf(name), name }));

const ALL_BUT_HISTORY = ["VIEW_CHANNEL", "SEND_MESSAGES", "EMBED_LINKS", "ATTACH_FILES"];

/** All digests are due at five in New York, some seconds after the start: people set them up before. */
const BEFORE = "2026-08-21T20:59:40Z";
const AFTER = "2026-08-21T21:00:30Z";

async function started(discord: FakeDiscord, more: Readonly<Record<string, string>>): Promise<Bot> {
  const bot = await startBot({ ...discordEnv(discord), MARKET: "sample", ...more });
  await bot.waitLine(/"ready"/);
  await discord.waitCommands();
  return bot;
}

async function addDigest(discord: FakeDiscord, name: Name) {
  const options = { action: "add", question: "valuation", time: "17:00", timezone: "America/New_York" };
  const where = { admin: true, channel: channelOf(name) };
  return (await discord.command({ name: "smallcap-admin", subcommand: "digest", options, ...where })).reply();
}

describe.skipIf(!hasPlatforms)("a digest on Discord", () => {
  it.concurrent("arrives once in every channel, whatever befalls its post", async () => {
    const discord = await startDiscord({ guilds: [{ id: SERVER, name: "Server", channels }] });
    const bot = await started(discord, { CLOCK: BEFORE, STORE_URL: newStore() });
    const postedIn = (name: Name) => discord.posts().filter(({ channel_id }) => channel_id === channelOf(name));
    const befalls = (name: Name, fault: object) =>
      discord.faults.add({ method: "POST", path: `/channels/${channelOf(name)}/messages`, ...fault });
    try {
      await Promise.all(NAMES.map((name) => addDigest(discord, name)));
      befalls("answer lost", { drop: "after" });
      befalls("request lost", { drop: "before" });
      befalls("limited", { status: 429, headers: { "Retry-After": "1" }, body: { message: "slow", retry_after: 1 } });
      befalls("failing", { status: 500, times: 2 });
      befalls("unreadable", { drop: "after" });
      discord.setBotPermissions(channelOf("unreadable"), ALL_BUT_HISTORY);
      discord.setBotPermissions(channelOf("closed"), ["VIEW_CHANNEL"]);

      // The last thing to happen: whoever set it up is told that the closed channel's digest was stopped.
      await discord.waitFor(() => discord.posts().find((message) => discord.text(message).includes("was stopped")), {
        timeout: 100_000,
      });
      for (const name of NAMES) expect([name, postedIn(name).length]).toEqual([name, name === "closed" ? 0 : 1]);
      const [message] = postedIn("plain");
      expect(discord.text(message as never)).toMatch(/digest d-\w{5} · 2026-08-21 17:00$/m);
      expect(discord.lint(message as never)).toEqual([]);
      expect(discord.violations).toEqual([]);
    } finally {
      await bot.stop();
      await discord.close();
    }
  }, 150_000);

  it.concurrent("is found, and not posted again, by a process that comes after one that was killed", async () => {
    const discord = await startDiscord({ guilds: [{ id: SERVER, channels }], enforceIdentifyLimit: false });
    const STORE_URL = newStore();
    const first = await started(discord, { CLOCK: BEFORE, STORE_URL });
    try {
      await addDigest(discord, "plain");
      discord.faults.add({ method: "POST", path: `/channels/${channelOf("plain")}/messages`, drop: "after" });
      await discord.waitFor(() => discord.posts()[0], { timeout: 60_000 });
    } finally {
      await first.stop({ signal: "SIGKILL" });
    }
    expect(first.log()).not.toContain("delivery ended");
    const second = await started(discord, { CLOCK: AFTER, STORE_URL });
    try {
      await second.waitLine(/delivery ended/, { timeout: 60_000 });
      expect(second.log()).toContain('"state":"posted"');
      expect(discord.posts()).toHaveLength(1);
      expect(discord.violations).toEqual([]);
    } finally {
      await second.stop();
      await discord.close();
    }
  }, 150_000);
});
