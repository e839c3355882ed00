import { describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";

const complaint = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "";
};

describe("readConfig", () => {
  it("needs nothing", () => {
    expect(readConfig({})).toEqual({
      DISCORD_API_URL: "https://discord.com/api",
      SLACK_API_URL: "https://slack.com/api/",
      DISCORD_GATEWAY: "on",
      SLACK_MANAGERS: [],
      PORT: 3000,
      STORE_URL: "sqlite://data/smallcap.sqlite",
      MARKET_PACE_MS: 200,
      CRAWL_PACE_MS: 2500,
      PMI_VALUES: [],
      RECORD: "on",
      TIMEZONE: "America/New_York",
      LOG_LEVEL: "info",
    });
  });

  it("counts an empty variable as unset, and takes blanks off the others", () => {
    expect(readConfig({ PORT: " ", MARKET: " sample ", DISCORD_TOKEN: "" })).toMatchObject({
      PORT: 3000,
      MARKET: "sample",
    });
    expect(readConfig({ DISCORD_TOKEN: "" })).not.toHaveProperty("DISCORD_TOKEN");
  });

  it("reads a port of 0 as any free one", () => {
    expect(readConfig({ PORT: "0" }).PORT).toBe(0);
  });

  it("reads the operator's own PMI values by month", () => {
    expect(readConfig({ PMI_VALUES: " 2026-06=53.3, 2026-07 = 55 " }).PMI_VALUES).toEqual([
      { month: "2026-06", value: 53.3 },
      { month: "2026-07", value: 55 },
    ]);
  });

  it.each([
    ["DISCORD_GUILD_ID", "12", "expected a server id of 17 to 20 digits"],
    ["DISCORD_API_URL", "ftp://example.org", "expected an http:// or https:// address"],
    ["SLACK_APP_TOKEN", "xoxb-1", "expected an app-level token that starts with xapp-"],
    ["PORT", "eighty", "expected a port from 0 to 65535"],
    ["PORT", "-1", "expected a port from 0 to 65535"],
    ["PORT", "80.5", "expected a port from 0 to 65535"],
    ["PORT", "70000", "expected a port from 0 to 65535"],
    ["STORE_URL", "mysql://x", "expected sqlite:// and a path, such as sqlite://data/smallcap.sqlite"],
    ["MARKET", "fake", "expected live or sample"],
    ["MARKET_MIRROR_URL", "nowhere", "expected an http:// or https:// address"],
    ["MARKET_PACE_MS", "-1", "expected milliseconds from 0 to 60000"],
    ["CRAWL_PACE_MS", "600001", "expected milliseconds from 0 to 600000"],
    ["CLOCK", "yesterday", "expected an ISO instant such as 2026-08-21T21:00:00Z"],
    ["SEC_CONTACT", "me", "expected a mail address"],
    ["PMI_VALUES", "2026-06", "expected months and values from 25 to 80, each month once"],
    ["PMI_VALUES", "2026-06=53.3,", "expected months and values from 25 to 80, each month once"],
    ["PMI_VALUES", "2026-13=53.3", "expected months and values from 25 to 80, each month once"],
    ["PMI_VALUES", "2026-06=81", "expected months and values from 25 to 80, each month once"],
    ["PMI_VALUES", "2026-06=53, 2026-06=54", "expected months and values from 25 to 80, each month once"],
    ["TIMEZONE", "Mars/Olympus", "expected an IANA time zone such as America/New_York"],
    ["LOG_LEVEL", "loud", "expected trace, debug, info, warn, error, fatal or silent"],
  ])("says what was expected of %s=%s", (name, value, expected) => {
    expect(complaint({ [name]: value })).toContain(`  ${name}: ${expected}`);
  });

  it("asks for the missing half of Slack's tokens", () => {
    expect(complaint({ SLACK_BOT_TOKEN: "xoxb-1" })).toContain("SLACK_APP_TOKEN: missing");
    expect(complaint({ SLACK_APP_TOKEN: "xapp-1" })).toContain("SLACK_BOT_TOKEN: missing");
  });

  it("names everything that is wrong at once, and repeats no value", () => {
    const message = complaint({ SLACK_BOT_TOKEN: "hunter2", PORT: "hunter3", CLOCK: "hunter4" });
    expect(
      message
        .split("\n")
        .slice(1)
        .map((line) => line.trim().split(":")[0])
        .sort(),
    ).toEqual(expect.arrayContaining(["CLOCK", "PORT", "SLACK_BOT_TOKEN"]));
    expect(message).not.toContain("hunter");
  });
});
