import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { createVeil, secretsOf } from "../../src/secrets.ts";

const config = readConfig({
  DISCORD_TOKEN: "Bot MTIzNDU2.Gh1jKl.mnopqrstuv",
  SLACK_BOT_TOKEN: "xoxb-1-2-threefour",
  SLACK_APP_TOKEN: "xapp-1-A1-2-fivesix",
  SLACK_SIGNING_SECRET: 'quo"ted\\secret',
  STORE_URL: "rediss://default:p%40ss%2Fword@cache.example.org:6380/1",
});
const veil = createVeil(secretsOf(config));

describe("the secrets of a configuration", () => {
  it("are its tokens, its signing secrets and passwords inside addresses", () => {
    expect(secretsOf(config)).toEqual([
      "MTIzNDU2.Gh1jKl.mnopqrstuv",
      "xoxb-1-2-threefour",
      "xapp-1-A1-2-fivesix",
      'quo"ted\\secret',
      "p%40ss%2Fword",
      "p@ss/word",
    ]);
  });

  it("are none where none is set", () => {
    expect(secretsOf(readConfig({}))).toEqual([]);
    expect(secretsOf(readConfig({ STORE_URL: "redis://localhost:6379" }))).toEqual([]);
  });

  it("are every variable that is called a token or a secret", () => {
    const every = {
      DISCORD_TOKEN: "discord-token",
      SLACK_BOT_TOKEN: "xoxb-bot-token",
      SLACK_APP_TOKEN: "xapp-app-token",
      SLACK_SIGNING_SECRET: "signing-secret",
      SLACK_CLIENT_ID: "1.2",
      SLACK_CLIENT_SECRET: "client-secret",
      SLACK_STATE_SECRET: "state-secret",
    };
    const named = Object.entries(every).flatMap(([name, value]) => (/TOKEN|SECRET/.test(name) ? [value] : []));
    expect(secretsOf(readConfig(every))).toEqual(named);
  });
});

describe("a veil", () => {
  it.each([
    ["a token", "Authorization: Bot MTIzNDU2.Gh1jKl.mnopqrstuv", "Authorization: Bot ***"],
    ["a password as it is written and as it is meant", "p%40ss%2Fword is p@ss/word", "*** is ***"],
    ["a secret inside JSON", JSON.stringify({ key: 'quo"ted\\secret' }), '{"key":"***"}'],
    ["tokens of workspaces that nobody configured", "token xoxe.xoxb-1-abcdef, xoxp-9-8-7x", "token xoxe.***, ***"],
    ["a password in any address", "connect redis://user:other@host:1/0 failed", "connect redis://***@host:1/0 failed"],
    ["a user without a name too", "redis://:other@host", "redis://***@host"],
    [
      "the addresses at which answers are taken",
      "POST https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb246/messages/@original, /interactions/456/aW50ZXJhY3Rpb246/callback",
      "POST https://discord.com/api/v10/webhooks/123/***/messages/@original, /interactions/456/***/callback",
    ],
    [
      "Slack's response addresses",
      "https://hooks.slack.com/commands/T0/1/abc failed",
      "https://hooks.slack.com/*** failed",
    ],
  ])("takes out %s", (_, text, veiled) => {
    expect(veil(text)).toBe(veiled);
  });

  it("leaves ordinary text as it is", () => {
    const text = '{"level":30,"msg":"ready","url":"https://host:443/path?at=a@b.c","time":1787961600000}';
    expect(veil(text)).toBe(text);
  });

  it("leaves secrets alone that are too short to be told from words", () => {
    expect(createVeil(["ready"])('{"msg":"ready"}')).toBe('{"msg":"ready"}');
  });
});
