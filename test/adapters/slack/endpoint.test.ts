import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import type { SlackOptions } from "../../../adapters/slack/slack.ts";
import { plainCard } from "../../support/cards.ts";
import { createStages, importFake } from "../../support/slack.ts";

const module = await importFake();
const stages = createStages(module);
const servers: { close(): void }[] = [];

afterEach(async () => {
  await stages.close();
  for (const server of servers.splice(0)) server.close();
});

const chartless = { ...plainCard, parts: plainCard.parts.filter(({ kind }) => kind !== "chart") };

/** An adapter whose routes are on a server, not yet started; the fake delivers to it. */
async function mounted(options: Partial<SlackOptions> = {}) {
  const slack = await stages.fakeSlack();
  const { signingSecret } = slack.config;
  const made = stages.unstarted(slack, { signingSecret, appToken: undefined, ask: async () => chartless, ...options });
  const app = new Hono();
  made.adapter.routes?.(app);
  const server = createAdaptorServer({ fetch: app.fetch }).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  slack.config.appUrl = `${origin}/slack/events`;
  const visible = () => slack.messages.filter(({ deleted }) => !deleted);
  return { slack, visible, origin, ...made };
}

describe.skipIf(!module)("Slack over HTTP", () => {
  it("needs the server, and counts as healthy without any connection of its own", async () => {
    const { adapter } = await mounted();
    expect([adapter.needsServer, adapter.healthy()]).toEqual([true, false]);
    await adapter.start();
    expect(adapter.healthy()).toBe(true);
    await adapter.stop();
    expect(adapter.healthy()).toBe(false);
  });

  it("asks Slack to come again before it has started", async () => {
    const { slack, adapter } = await mounted();
    expect(await slack.command("/smallcap", "valuation", { sync: true })).toMatchObject({ error: "http_error 503" });
    await adapter.start();
    expect((await (await slack.command("/smallcap", "valuation")).message()).text).toContain("15.2×");
  });

  it("tells whoever asks while it stops that it is being restarted", async () => {
    const { slack, adapter } = await mounted();
    await adapter.start();
    await adapter.stop();
    const message = await (await slack.command("/smallcap", "valuation")).message();
    expect(message).toMatchObject({ ephemeralFor: "U0ALICE001", text: expect.stringContaining("being restarted") });
  });

  it("answers what it was asked before it stops", async () => {
    const answer = Promise.withResolvers<typeof chartless>();
    const { slack, adapter } = await mounted({ ask: () => answer.promise });
    await adapter.start();
    const asked = await slack.command("/smallcap", "valuation");
    await asked.ack();
    const stopped = adapter.stop();
    answer.resolve(chartless);
    await stopped;
    expect((await asked.message()).text).toContain("15.2×");
  });

  it("goes together with Socket Mode, and answers once what comes by both", async () => {
    // Every fake has the same one.
    const { appToken } = (await stages.fakeSlack()).config;
    const { slack, adapter, visible } = await mounted({ appToken });
    await adapter.start();
    await slack.waitSocket({ count: 2 });
    expect(adapter.needsServer).toBe(false);
    const overSocket = await slack.command("/smallcap", "valuation", { transport: "socket" });
    expect((await overSocket.message()).text).toContain("15.2×");
    const overHttp = await slack.command("/smallcap", "valuation");
    expect((await overHttp.message()).text).toContain("15.2×");
    await (await slack.redeliver(overHttp)).ack();
    expect(visible()).toHaveLength(2);
    slack.assertClean();
  });

  it("has pages for installing only where workspaces can", async () => {
    const one = await mounted();
    const many = await mounted({
      botToken: undefined,
      clientId: "1234567890.0987654321",
      clientSecret: "secret",
      stateSecret: "state secret",
    });
    await Promise.all([one.adapter.start(), many.adapter.start()]);
    const visit = ({ origin }: { readonly origin: string }) => fetch(`${origin}/slack/install`, { redirect: "manual" });
    expect((await visit(one)).status).toBe(404);
    const redirect = await visit(many);
    expect(redirect.status).toBe(302);
    expect(redirect.headers.get("location")).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/oauth\/v2\/authorize\?scope=commands/,
    );
  });
});
