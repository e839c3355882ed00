import * as z from "zod";

const url = z.url({ protocol: /^https?$/, error: "expected an http:// or https:// address" });
const PORTS = "expected a port from 0 to 65535";
const PACES = "expected milliseconds from 0 to 60000";
const CRAWL_PACES = "expected milliseconds from 0 to 600000";
const PMI = "expected months and values from 25 to 80, each month once, such as 2026-06=53.3, 2026-07=55.6";
const secret = z.string().min(1);

const schema = z
  .object({
    DISCORD_TOKEN: secret.optional(),
    DISCORD_APPLICATION_ID: snowflake("an application id").optional(),
    DISCORD_PUBLIC_KEY: z
      .string()
      .regex(/^[0-9a-f]{64}$/i, "expected the application's public key: 64 hexadecimal digits")
      .optional(),
    DISCORD_GATEWAY: z.enum(["on", "off"], "expected on or off").default("on"),
    DISCORD_GUILD_ID: snowflake("a server id").optional(),
    DISCORD_API_URL: url.default("https://discord.com/api"),
    SLACK_BOT_TOKEN: secret.startsWith("xoxb-", "expected a bot token that starts with xoxb-").optional(),
    SLACK_APP_TOKEN: secret.startsWith("xapp-", "expected an app-level token that starts with xapp-").optional(),
    SLACK_SIGNING_SECRET: secret.optional(),
    SLACK_CLIENT_ID: secret.optional(),
    SLACK_CLIENT_SECRET: secret.optional(),
    SLACK_STATE_SECRET: secret.optional(),
    SLACK_MANAGERS: z
      .string()
      .regex(/^[UW][A-Z0-9]+(\s*,\s*[UW][A-Z0-9]+)*$/, "expected ids of members, such as U012AB3CD, U045EF6GH")
      .transform((ids) => ids.split(/\s*,\s*/))
      .default([]),
    SLACK_API_URL: url.default("https://slack.com/api/"),
    PORT: z.coerce.number(PORTS).int(PORTS).min(0, PORTS).max(65_535, PORTS).default(3000),
    STORE_URL: z
      .string()
      .regex(
        /^(sqlite|rediss?):\/\/.+/,
        "expected sqlite:// and a path, such as sqlite://data/smallcap.sqlite, or redis:// and a host",
      )
      .default("sqlite://data/smallcap.sqlite"),
    MARKET: z.enum(["live", "sample"], "expected live or sample").optional(),
    MARKET_MIRROR_URL: url.optional(),
    MARKET_PACE_MS: z.coerce.number(PACES).int(PACES).min(0, PACES).max(60_000, PACES).default(200),
    CRAWL_PACE_MS: z.coerce
      .number(CRAWL_PACES)
      .int(CRAWL_PACES)
      .min(0, CRAWL_PACES)
      .max(600_000, CRAWL_PACES)
      .default(2_500),
    CLOCK: z.iso.datetime({ offset: true, error: "expected an ISO instant such as 2026-08-21T21:00:00Z" }).optional(),
    SEC_CONTACT: z
      .string()
      .regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "expected a mail address")
      .optional(),
    PMI_VALUES: z
      .string()
      .transform((text, context) => {
        const values = monthlyValues(text);
        if (values) return values;
        context.addIssue({ code: "custom", message: PMI });
        return z.NEVER;
      })
      .default([]),
    RECORD: z.enum(["on", "off"], "expected on or off").default("on"),
    TIMEZONE: z
      .string()
      .refine(isTimeZone, "expected an IANA time zone such as America/New_York")
      .default("America/New_York"),
    LOG_LEVEL: z
      .enum(
        ["trace", "debug", "info", "warn", "error", "fatal", "silent"],
        "expected trace, debug, info, warn, error, fatal or silent",
      )
      .default("info"),
  })
  .superRefine((config, context) => {
    const issue = (name: string, message: string) => context.addIssue({ code: "custom", path: [name], message });
    const { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app, SLACK_SIGNING_SECRET: signing } = config;
    if (app !== undefined && bot === undefined)
      issue("SLACK_BOT_TOKEN", "missing: Socket Mode needs both Slack tokens");
    if (bot !== undefined && app === undefined && signing === undefined) {
      issue("SLACK_APP_TOKEN", "missing: Socket Mode needs both Slack tokens (over HTTP: SLACK_SIGNING_SECRET)");
    }
    const install = {
      SLACK_CLIENT_ID: config.SLACK_CLIENT_ID,
      SLACK_CLIENT_SECRET: config.SLACK_CLIENT_SECRET,
      SLACK_STATE_SECRET: config.SLACK_STATE_SECRET,
    };
    const missing = Object.entries(install).filter(([, value]) => value === undefined);
    if (missing.length < 3)
      for (const [name] of missing) issue(name, "missing: installing in many workspaces needs all three");
    if (signing !== undefined && bot === undefined && missing.length === 3) {
      issue("SLACK_BOT_TOKEN", "missing: Slack over HTTP needs it, or what installing in many workspaces needs");
    }
    if (missing.length === 0 && signing === undefined)
      issue("SLACK_SIGNING_SECRET", "missing: many workspaces are served over HTTP");
    if (
      config.DISCORD_GATEWAY === "off" &&
      config.DISCORD_TOKEN !== undefined &&
      config.DISCORD_PUBLIC_KEY === undefined
    ) {
      issue("DISCORD_PUBLIC_KEY", "missing: without the gateway, interactions come as signed requests");
    }
    if (config.DISCORD_PUBLIC_KEY !== undefined && config.DISCORD_TOKEN === undefined)
      issue("DISCORD_TOKEN", "missing: DISCORD_PUBLIC_KEY needs it");
  });

function snowflake(what: string) {
  return z.string().regex(/^\d{17,20}$/, `expected ${what} of 17 to 20 digits`);
}

export type Config = z.output<typeof schema>;

/**
 * Reads the environment once, at the start. An empty variable counts as unset.
 *
 * @throws Error with one line for every wrong variable and what was expected; values are not repeated, since they may
 *   be secrets.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value),
  );
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not right:\n${lines.join("\n")}`);
}

/** `2026-06=53.3, 2026-07=55.6` as months and values; null when a part of it is not that, or a month comes twice. */
function monthlyValues(text: string): readonly { readonly month: string; readonly value: number }[] | null {
  const read = text
    .split(",")
    .map((part) => /^\s*(\d{4}-(?:0[1-9]|1[0-2]))\s*=\s*(\d{2}(?:\.\d+)?)\s*$/.exec(part))
    .map((found) => ({ month: found?.[1] ?? "", value: Number(found?.[2]) }));
  const good = read.every(({ month, value }) => month !== "" && value >= 25 && value <= 80);
  return good && new Set(read.map(({ month }) => month)).size === read.length ? read : null;
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}
