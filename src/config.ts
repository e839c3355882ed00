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
    DISCORD_GUILD_ID: z
      .string()
      .regex(/^\d{17,20}$/, "expected a server id of 17 to 20 digits")
      .optional(),
    DISCORD_API_URL: url.default("https://discord.com/api"),
    SLACK_BOT_TOKEN: secret.startsWith("xoxb-", "expected a bot token that starts with xoxb-").optional(),
    SLACK_APP_TOKEN: secret.startsWith("xapp-", "expected an app-level token that starts with xapp-").optional(),
    SLACK_API_URL: url.default("https://slack.com/api/"),
    PORT: z.coerce.number(PORTS).int(PORTS).min(0, PORTS).max(65_535, PORTS).default(3000),
    STORE_URL: z
      .string()
      .regex(/^sqlite:\/\/.+/, "expected sqlite:// followed by a path, such as sqlite://data/smallcap.sqlite")
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
    if ((config.SLACK_BOT_TOKEN === undefined) !== (config.SLACK_APP_TOKEN === undefined)) {
      const missing = config.SLACK_BOT_TOKEN === undefined ? "SLACK_BOT_TOKEN" : "SLACK_APP_TOKEN";
      context.addIssue({ code: "custom", path: [missing], message: "missing: Socket Mode needs both Slack tokens" });
    }
  });

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
