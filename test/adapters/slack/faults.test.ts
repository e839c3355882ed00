import { afterEach, describe, expect, it } from "vitest";
import { pendingCard, plainCard } from "../../support/cards.ts";
import { createStages, importFake } from "../../support/slack.ts";

const module = await importFake();
const stages = createStages(module);

const chartless = { ...plainCard, parts: plainCard.parts.filter(({ kind }) => kind !== "chart") };

afterEach(stages.close);

describe.skipIf(!module)("when a post is refused", () => {
  it("answers without the picture, and with its alt text", async () => {
    const { slack, visible } = await stages.stage();
    const asked = await slack.command("/smallcap", "valuation", { channel: "secret" });
    const message = await asked.message();
    expect(message.source).toBe("response_url");
    expect(message.ephemeralFor).toBeNull();
    expect(slack.text(message)).toContain("IWM against SPY, 1 Jan 2026 to 21 Aug 2026: from 1.00 to 1.10.");
    expect(visible()).toHaveLength(1);
    slack.assertClean();
  });

  it("answers without the picture where the app may not speak uninvited", async () => {
    const scopes = ["commands", "chat:write", "files:write", "files:read"];
    const { slack } = await stages.stage({}, { scopes });
    const message = await (await slack.command("/smallcap", "valuation", { channel: "other" })).message();
    expect(message.source).toBe("response_url");
    slack.assertClean();
  });

  it("uploads the picture anew, once, when Slack has lost it", async () => {
    const { slack, calls } = await stages.stage();
    await (await slack.command("/smallcap", "valuation")).message();
    slack.faults.apiError("invalid_blocks", { method: "chat.postMessage" });
    const message = await (await slack.command("/smallcap", "valuation", { channel: "markets" })).message();
    expect(slack.images(message)).toHaveLength(1);
    expect(calls("files.getUploadURLExternal")).toHaveLength(2);
    slack.assertClean();
  });

  it("answers without the picture when uploads fail", async () => {
    const { slack } = await stages.stage();
    slack.faults.apiError("storage_limit_reached", { method: "files.getUploadURLExternal" });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    expect(message.source).toBe("response_url");
    expect(slack.images(message)).toEqual([]);
    slack.assertClean();
  });

  it("answers without the picture when it cannot be drawn", async () => {
    const { slack } = await stages.stage({ draw: () => Promise.reject(new Error("no font")) });
    expect((await (await slack.command("/smallcap", "valuation")).message()).source).toBe("response_url");
  });
});

describe.skipIf(!module)("when Slack stumbles", () => {
  it("answers again after server errors of the response address", async () => {
    const { slack, visible } = await stages.stage({ ask: async () => chartless });
    const fault = slack.faults.fail({ path: "/hooks/", times: 2, status: 500 });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    expect(fault.hits).toBe(2);
    expect(message.ephemeralFor).toBeNull();
    expect(visible()).toHaveLength(1);
    slack.assertClean();
  });

  it("answers the asker by another way when the response address is gone", async () => {
    const { slack } = await stages.stage({ ask: async () => chartless });
    slack.faults.fail({ path: "/hooks/", times: 10, status: 404 });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    expect(message).toMatchObject({ source: "chat.postEphemeral", ephemeralFor: "U0ALICE001" });
    slack.assertClean();
  });

  it("posts once after server errors and a rate limit", async () => {
    const { slack, visible } = await stages.stage();
    slack.faults.fail({ method: "chat.postMessage", status: 503 });
    slack.faults.add({ method: "files.info", status: 429, body: { ok: false }, headers: { "Retry-After": "1" } });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    expect(slack.images(message)).toHaveLength(1);
    expect(visible()).toHaveLength(1);
    slack.assertClean();
  });

  it("never posts twice when the answer to a post is lost, and tells the asker", async () => {
    const { slack, visible } = await stages.stage();
    slack.faults.add({ method: "chat.postMessage", drop: "after" });
    await slack.command("/smallcap", "valuation");
    const note = await slack.waitFor(() => visible().find(({ ephemeralFor }) => ephemeralFor));
    expect(note.text).toContain("Slack did not confirm");
    expect(visible().filter(({ ephemeralFor }) => ephemeralFor === null)).toHaveLength(1);
    slack.assertClean();
  });

  it("answers a command whose connection is dropped meanwhile", async () => {
    const answer = Promise.withResolvers<typeof chartless>();
    const { slack } = await stages.stage({ ask: () => answer.promise });
    const asked = await slack.command("/smallcap", "valuation");
    await asked.ack();
    for (const { ws } of [...slack.sockets].slice(0, 1)) ws.terminate();
    answer.resolve(chartless);
    expect((await asked.message()).text).toContain("15.2×");
    await slack.waitSocket({ count: 2 });
    slack.assertClean();
  });

  it("connects again when Slack refreshes both connections", async () => {
    const { slack, adapter } = await stages.stage({ ask: async () => chartless });
    const before = [...slack.sockets];
    slack.socketControl.disconnect();
    await slack.waitFor(() => slack.sockets.size === 2 && !before.some((each) => slack.sockets.has(each)));
    expect((await (await slack.command("/smallcap", "valuation")).message()).text).toContain("15.2×");
    expect(adapter.healthy()).toBe(true);
    slack.assertClean();
  });

  it("reports a token that is refused on the way", async () => {
    const { slack, fatal, adapter } = await stages.stage();
    slack.faults.apiError("invalid_auth", { method: "apps.connections.open", times: 9 });
    slack.socketControl.drop();
    await slack.waitFor(() => fatal.length > 0);
    expect(fatal).toEqual([expect.stringContaining("SLACK_APP_TOKEN (invalid_auth)")]);
    expect(adapter.healthy()).toBe(false);
  });
});

describe.skipIf(!module)("a bot token that is revoked", () => {
  it("is reported, and the question is answered all the same", async () => {
    const { slack, fatal } = await stages.stage();
    slack.faults.apiError("token_revoked", { method: "chat.postMessage" });
    const message = await (await slack.command("/smallcap", "valuation")).message();
    expect(message.source).toBe("response_url");
    expect(fatal).toEqual([expect.stringContaining("SLACK_BOT_TOKEN (token_revoked)")]);
  });
});

describe.skipIf(!module)("start", () => {
  it.each([
    ["SLACK_BOT_TOKEN", { botToken: "xoxb-wrong-secret" }],
    ["SLACK_APP_TOKEN", { appToken: "xapp-wrong-secret" }],
  ])("refuses a wrong %s by name, without showing it", async (name, wrong) => {
    const slack = await stages.fakeSlack();
    const { adapter, log, fatal } = stages.unstarted(slack, wrong);
    const started = adapter.start();
    await expect(started).rejects.toThrow(name);
    await expect(started).rejects.not.toThrow("wrong-secret");
    expect(log.lines.join("\n")).not.toContain("wrong-secret");
    expect(fatal).toEqual([]);
    expect(adapter.healthy()).toBe(false);
    await adapter.stop();
  });

  it("keeps trying while Slack is down", async () => {
    const slack = await stages.fakeSlack();
    slack.faults.fail({ method: "auth.test", status: 503, times: 1 });
    slack.faults.add({ method: "apps.connections.open", drop: "before", times: 1 });
    const { adapter } = stages.unstarted(slack);
    const started = adapter.start();
    expect(adapter.healthy()).toBe(false);
    await started;
    expect(adapter.healthy()).toBe(true);
  });

  it("can be stopped while Slack is down", async () => {
    const slack = await stages.fakeSlack();
    slack.faults.fail({ method: "auth.test", status: 503, times: 1000 });
    const { adapter } = stages.unstarted(slack);
    const started = adapter.start();
    await slack.waitFor(() => slack.requests.length > 0);
    await adapter.stop();
    await started;
    expect(adapter.healthy()).toBe(false);
  });
});

describe.skipIf(!module)("stop", () => {
  it("finishes a question under way", async () => {
    const answer = Promise.withResolvers<typeof chartless>();
    const { slack, adapter } = await stages.stage({ ask: () => answer.promise });
    const asked = await slack.command("/smallcap", "valuation");
    await asked.ack();
    const stopped = adapter.stop();
    answer.resolve(chartless);
    await stopped;
    expect((await asked.message()).text).toContain("15.2×");
    await slack.waitFor(() => (slack.sockets.size === 0 ? true : undefined));
    slack.assertClean();
  });

  it("apologises for what it cannot finish, and leaves nothing unfinished in the channel", async () => {
    const never = new Promise<never>(() => {});
    const { slack, adapter, visible } = await stages.stage({
      ask: async (_, { onPartial } = {}) => {
        await onPartial?.(pendingCard);
        return never;
      },
    });
    await (await slack.command("/smallcap", "valuation")).message();
    await adapter.stop();
    const [partial, apology] = visible();
    expect(partial && slack.text(partial)).toContain("This answer could not be completed.");
    expect(apology?.ephemeralFor).toBe("U0ALICE001");
    expect(apology?.text).toContain("being restarted");
    slack.assertClean();
  });

  it("is quiet when called twice", async () => {
    const { adapter } = await stages.stage();
    await Promise.all([adapter.stop(), adapter.stop()]);
    expect(adapter.healthy()).toBe(false);
  });
});

describe.skipIf(!module)("the log", () => {
  it("holds no token and no address", async () => {
    const { slack, log } = await stages.stage();
    slack.faults.fail({ path: "/hooks/", times: 10, status: 500 });
    slack.faults.apiError("not_in_channel", { method: "chat.postMessage" });
    await (await slack.command("/smallcap", "valuation")).message();
    expect(log.lines.length).toBeGreaterThan(0);
    expect(log.lines.join("\n")).not.toMatch(/xoxb|xapp|https?:|hooks/);
  });
});
