import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nextMinute } from "../../bench/support/replica-clock.ts";
import { hasPlatforms } from "../support/platforms.ts";
import { NO_REDIS } from "../support/redis.ts";
import { type Replicas, startReplicas } from "../support/replicas.ts";

/** So long until the first full minute: time for two starts and some commands. Where that was too short, the next one. */
const AHEAD_MS = 25_000;
const CLOCK = new Date(Date.parse("2026-08-21T12:30:00Z") - AHEAD_MS).toISOString();

const list = { name: "smallcap-admin", subcommand: "digest", options: { action: "list" }, admin: true };

describe.skipIf(!hasPlatforms || NO_REDIS !== null)("two replicas on one Redis behind a balancer", () => {
  let replicas: Replicas;

  beforeAll(async () => {
    replicas = await startReplicas({ clock: CLOCK });
  }, 120_000);
  afterAll(() => replicas?.[Symbol.asyncDispose](), 60_000);

  const deliveredOnSlack = () =>
    replicas.slack.requests.filter(({ api, body }) => api === "chat.postMessage" && body.metadata !== undefined);

  /** A command and the button under its answer on both platforms, each wherever the balancer sends it. */
  async function answers(): Promise<void> {
    const { discord, slack } = replicas;
    const reply = await (await discord.command({ name: "smallcap", subcommand: "valuation" })).reply();
    const receipt = await (await discord.click(reply, "How computed?")).reply();
    expect(discord.text(receipt)).toContain("How computed");
    const message = await (await slack.command("/smallcap", "valuation")).message();
    const clicked = await slack.click(message, "How computed?");
    expect(slack.text(await clicked.final(({ ephemeralFor }) => Boolean(ephemeralFor)))).toContain("How computed");
  }

  it("answer commands and buttons, whichever of them is asked", async () => {
    await answers();
    await answers();
    expect(replicas.balancer.answered.size).toBe(2);
  }, 60_000);

  it("know what was set up through the other, and post it once", async () => {
    const { discord, slack, all } = replicas;
    const [one, other] = all;
    const on = ({ url }: { readonly url: string }) => `${url}/discord/interactions`;
    const time = nextMinute(replicas, 8);
    const options = { action: "add", question: "valuation", time, timezone: "America/New_York" };
    const add = { ...list, options, endpoint: on(one) };
    const [id = ""] = /d-\w{5}/.exec(discord.text(await (await discord.command(add)).reply())) ?? [];
    const listed = await (await discord.command({ ...list, endpoint: on(other) })).reply();
    expect(discord.text(listed)).toContain(id);
    const admin = { admin: true, url: `${other.url}/slack/events` };
    const added = await slack.command("/smallcap", `digest add valuation time:${time}`, admin);
    expect(slack.text(await added.message())).toMatch(/d-\w{5}/);

    await discord.waitFor(() => discord.posts()[0] && deliveredOnSlack()[0], { timeout: 100_000 });
  }, 120_000);

  it("go on when one of them is killed", async () => {
    const [, other] = replicas.all;
    await other.bot.stop({ signal: "SIGKILL" });
    await answers();
    await replicas.restart(other);
    await answers();
  }, 120_000);

  it("answer from memory while Redis is away, say that they are not ready, and are again when it is back", async () => {
    const { redis, all } = replicas;
    const ready = () => Promise.all(all.map(async ({ url }) => (await fetch(`${url}/readyz`)).status));
    expect(await ready()).toEqual([200, 200]);
    await redis.kill();
    await answers();
    expect(await ready()).toEqual([503, 503]);
    await redis.start();
    await expect.poll(ready, { timeout: 30_000 }).toEqual([200, 200]);
  }, 120_000);

  it("posted nothing twice, and broke no rule of the platforms", async () => {
    const { discord, slack } = replicas;
    expect(discord.posts()).toHaveLength(1);
    expect(deliveredOnSlack()).toHaveLength(1);
    expect(discord.violations).toEqual([]);
    slack.assertClean();
  });

  it("end within eight seconds, also with Redis gone", async () => {
    const { redis, all } = replicas;
    await redis.kill();
    for (const { code, tookMs } of await Promise.all(all.map(({ bot }) => bot.stop()))) {
      expect(code).toBe(0);
      expect(tookMs).toBeLessThan(8_000);
    }
  }, 60_000);
});
