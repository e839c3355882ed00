import { afterEach, describe, expect, it } from "vitest";
import { BOT_SCOPES } from "../../adapters/slack/scopes.ts";
import { hasPlatforms } from "../support/platforms.ts";
import { startOverHttp } from "../support/slack-http.ts";

/** So long until the digest is due: time for a start and a command. */
const AHEAD_MS = 25_000;
const CLOCK = new Date(Date.parse("2026-08-21T12:30:00Z") - AHEAD_MS).toISOString();

let close = async () => {};
afterEach(() => close());

describe.skipIf(!hasPlatforms)("a digest on Slack", () => {
  it("is set up by an admin, posted when it is due, and not again when Slack's answer is lost", async () => {
    const names = { SLACK_BOT_TOKEN: "botToken" };
    const { slack, bot } = await startOverHttp(names, { scopes: [...BOT_SCOPES], rateLimits: true }, { CLOCK });
    close = async () => {
      await bot.stop();
      await slack.close();
    };
    const refused = await (await slack.command("/smallcap", "digest add valuation time:08:30")).message();
    expect(slack.text(refused)).toContain("SLACK_MANAGERS");
    const added = await slack.command("/smallcap", "digest add valuation time:08:30", { admin: true });
    expect(slack.text(await added.message())).toMatch(/d-\w+/);

    slack.faults.add({ method: "chat.postMessage", drop: "after" });
    await bot.waitLine(/"delivery ended"|delivery ended/, { timeout: 120_000 });
    expect(bot.log()).toMatch(/"state":\s*"posted"/);
    const posts = slack.requests.filter(({ api }) => api === "chat.postMessage");
    expect(posts).toHaveLength(1);
    expect(posts[0]?.body.metadata).toMatchObject({ event_type: "smallcap_delivery" });
    expect(slack.messages.filter(({ source }) => source === "chat.postMessage")).toHaveLength(1);
    slack.assertClean();
  }, 180_000);
});
