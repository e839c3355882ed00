import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasPlatforms } from "../support/platforms.ts";
import { type HttpSlack, startOverHttp } from "../support/slack-http.ts";

describe.skipIf(!hasPlatforms)("the process on Slack over HTTP", () => {
  let staged: Awaited<ReturnType<typeof startOverHttp>>;
  let slack: HttpSlack;

  beforeAll(async () => {
    staged = await startOverHttp({ SLACK_BOT_TOKEN: "botToken" });
    slack = staged.slack;
  });
  afterAll(async () => {
    const { code } = await staged.bot.stop();
    expect(code).toBe(0);
    await slack.close();
  });

  it("answers a command, and the button under the answer", async () => {
    const asked = await slack.command("/smallcap", "valuation");
    const message = await asked.message();
    expect(slack.text(message)).toContain("Simulated market");
    expect(asked.httpStatus).toBe(200);
    const clicked = await slack.click(message, "How computed?");
    const receipt = await clicked.final(({ ephemeralFor }) => Boolean(ephemeralFor));
    expect(slack.text(receipt)).toContain("How computed");
    expect(slack.lint(message)).toEqual([]);
    slack.assertClean();
  });

  it("answers what Slack sends to try the address", async () => {
    expect(await slack.urlVerification()).toMatchObject({ httpStatus: 200, challengeOk: true });
    expect(await slack.sslCheck()).toMatchObject({ httpStatus: 200 });
  });

  it.each([
    ["with a wrong signature", { badSignature: true }],
    ["without a signature", { omitSignature: true }],
    ["signed six minutes ago", { staleSeconds: 360 }],
    ["signed six minutes ahead", { staleSeconds: -360 }],
  ])("refuses a command %s, and answers it to nobody", async (_, how) => {
    const before = slack.messages.length;
    const refused = await slack.command("/smallcap", "help", { sync: true, ...how });
    expect(refused).toMatchObject({ httpStatus: 401, error: "unauthorized" });
    // Whatever came of it would be there before the answer to this one.
    await (await slack.command("/smallcap", "help")).message();
    expect(slack.messages).toHaveLength(before + 1);
  });

  it.each([
    ["a minute ago", 60],
    ["a minute ahead", -60],
  ])("takes one that was signed %s", async (_, staleSeconds) => {
    const asked = await slack.command("/smallcap", "help", { staleSeconds });
    expect(await asked.message()).toMatchObject({ ephemeralFor: expect.any(String) });
  });

  it("refuses a body that is no JSON or far too large, and takes one of unknown length", async () => {
    const send = (raw: string, body: RequestInit["body"] = raw) => {
      const at = String(Math.floor(Date.now() / 1000));
      return fetch(slack.config.appUrl, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-slack-request-timestamp": at,
          "x-slack-signature": slack.sign(raw, at),
        },
        body,
        duplex: "half",
      } as RequestInit);
    };
    expect((await send("{")).status).toBe(400);
    expect((await send(JSON.stringify({ text: "x".repeat(3_000_000) }))).status).toBe(413);
    const event = JSON.stringify({ type: "url_verification", challenge: "abc" });
    const answer = await send(event, new Blob([event]).stream());
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("abc")]);
  });

  it("answers once what is delivered again", async () => {
    const asked = await slack.command("/smallcap", "help");
    await asked.message();
    const again = await slack.redeliver(asked, 1);
    await again.ack();
    expect(again.httpStatus).toBe(200);
    await (await slack.command("/smallcap", "help")).message();
    expect(again.messages).toEqual([]);
  });

  it("has no page for installing where one workspace has the token", async () => {
    expect((await fetch(`${staged.origin}/slack/install`)).status).toBe(404);
    expect((await fetch(`${staged.origin}/healthz`)).status).toBe(200);
  });
});
