import type { Config } from "./config.ts";

/** Shorter ones would stand in ordinary words as well. */
const SHORTEST = 6;
const VEILED = "***";

/** Secrets by their form, whoever's they are: those of installed workspaces, and what a platform sends along. */
const BY_FORM: readonly (readonly [RegExp, string])[] = [
  // Slack's tokens.
  [/\bx(?:app|ox[a-z]+)-[\w.%-]{6,}/g, VEILED],
  // The addresses at which Discord and Slack take answers carry the right to give them.
  [/\/(interactions|webhooks)\/(\d+)\/[\w%.-]{10,}/g, `/$1/$2/${VEILED}`],
  [/(hooks\.slack\.com\/)[^\s"'\\]+/g, `$1${VEILED}`],
  // A password in any address.
  [/([a-z][a-z\d+.-]*:\/\/)[^\s/@"'\\]*:[^\s/@"'\\]*@/gi, `$1${VEILED}@`],
];

/** Every secret value of the configuration, a password inside STORE_URL among them. */
export function secretsOf(config: Readonly<Partial<Config>>): readonly string[] {
  const discord = config.DISCORD_TOKEN?.replace(/^Bot\s+/i, "");
  return [
    discord,
    config.SLACK_BOT_TOKEN,
    config.SLACK_APP_TOKEN,
    config.SLACK_SIGNING_SECRET,
    config.SLACK_CLIENT_SECRET,
    config.SLACK_STATE_SECRET,
    ...passwordsOf(config.STORE_URL),
    ...passwordsOf(config.MARKET_MIRROR_URL),
  ].filter((secret): secret is string => secret !== undefined && secret !== "");
}

function passwordsOf(address: string | undefined): readonly string[] {
  const password = /^[a-z][a-z\d+.-]*:\/\/[^/]*?:([^/]*)@/i.exec(address ?? "")?.[1];
  if (!password) return [];
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/**
 * A text with every secret replaced by `***`: the given values, also as JSON or an address would write them, and what
 * looks like one. A safety net for logs: what is written there is chosen to hold none. Not to be trusted with values
 * of fewer than six characters, which it leaves alone.
 */
export function createVeil(secrets: readonly string[]): (text: string) => string {
  const forms = secrets
    .filter(({ length }) => length >= SHORTEST)
    .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  // The longest first: one secret may begin with another.
  const known = [...new Set(forms)].sort((a, b) => b.length - a.length);
  return (text) => {
    const without = known.reduce((veiled, secret) => veiled.replaceAll(secret, VEILED), text);
    return BY_FORM.reduce((veiled, [form, by]) => veiled.replace(form, by), without);
  };
}
