import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { slackManifest } from "../../../adapters/slack/manifest.ts";
import { slackSpecification } from "../../support/slack.ts";

type Validate = ((value: unknown) => boolean) & { readonly errors: unknown };

/** Slack's published schema as a function; nothing where the schema or ajv is not at hand. */
function manifestSchema(): Validate | undefined {
  const path = slackSpecification("manifest.schema.2.0.0.json");
  if (!path) return undefined;
  try {
    const { Ajv } = createRequire(import.meta.url)("ajv") as {
      Ajv: new (options: object) => { compile(schema: unknown): Validate };
    };
    return new Ajv({ strict: false, logger: false }).compile(JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    console.warn(`skipped: Slack's manifest schema could not be used: ${error}`);
    return undefined;
  }
}

const valid = manifestSchema();

describe("slackManifest", () => {
  it.skipIf(!valid)("fits Slack's published schema", () => {
    valid?.(slackManifest());
    expect(valid?.errors).toBeNull();
    valid?.(slackManifest("https://bot.example.org"));
    expect(valid?.errors).toBeNull();
  });

  it("is not printed for an address that Slack would not take", () => {
    const words = ["adapters/slack/manifest.ts", "--http", "http://bot.example.org"];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    expect([status, stdout, stderr]).toEqual([2, "", expect.stringContaining("--http https://host")]);
  });

  it("asks for Socket Mode, buttons and the command", () => {
    const { settings, features } = slackManifest();
    expect(settings).toMatchObject({ socket_mode_enabled: true, interactivity: { is_enabled: true } });
    expect(features.slash_commands).toMatchObject([{ command: "/smallcap", should_escape: false }]);
  });

  it("asks for no permission beyond those in use", () => {
    expect(slackManifest().oauth_config.scopes.bot).toEqual([
      "commands",
      "chat:write",
      "chat:write.public",
      "files:write",
      "files:read",
      "im:write",
      "users:read",
      "channels:read",
      "groups:read",
      "im:read",
      "channels:history",
      "groups:history",
      "im:history",
    ]);
  });

  it("asks over HTTP for everything at its routes, and to hear of removals", () => {
    const { settings, features, oauth_config } = slackManifest("https://bot.example.org");
    const url = "https://bot.example.org/slack/events";
    expect(settings).toMatchObject({
      socket_mode_enabled: false,
      interactivity: { request_url: url },
      event_subscriptions: { request_url: url, bot_events: ["app_uninstalled", "tokens_revoked"] },
    });
    expect(features.slash_commands).toMatchObject([{ url }]);
    expect(oauth_config).toMatchObject({ redirect_urls: ["https://bot.example.org/slack/oauth_redirect"] });
  });

  it("is printed as JSON when the file is run", () => {
    const printed = execFileSync(process.execPath, ["adapters/slack/manifest.ts"], { encoding: "utf8" });
    expect(JSON.parse(printed)).toEqual(slackManifest());
    const words = ["adapters/slack/manifest.ts", "--http", "https://bot.example.org"];
    const overHttp = execFileSync(process.execPath, words, { encoding: "utf8" });
    expect(JSON.parse(overHttp)).toEqual(slackManifest("https://bot.example.org"));
  });
});
