import type { Place } from "../../src/watch/subscription.ts";
import { startFake } from "./shared.ts";

/** Channels of a platform's stand-in, to which digests go. */
export type Channels = AsyncDisposable & {
  readonly environment: Readonly<Record<string, string>>;
  readonly places: readonly Place[];
  /** How many of the bot's messages stand in each channel. */
  arrived(): ReadonlyMap<string, number>;
  /** Every rule that was broken. */
  violations(): readonly { readonly rule: string }[];
  /** Milliseconds from the first post to the last. */
  tookMs(): number;
  /** Makes every post take longer, so that a kill may strike it. */
  slow(ms: number): void;
};

type Options = { readonly count: number; readonly rateLimits: boolean };

type FakeDiscord = {
  env(names: Record<string, string>): Record<string, string>;
  readonly messages: ReadonlyMap<string, { readonly channel_id: string; readonly timestamp: string }>;
  readonly violations: readonly { readonly rule: string }[];
  readonly faults: { latency(ms: number, what: object): unknown };
  close(): Promise<void>;
};

/** Servers of a hundred channels each. */
export async function discordChannels({
  count,
  rateLimits,
}: Options): Promise<Channels & { readonly fake: FakeDiscord }> {
  const ids = Array.from({ length: count }, (_, index) => String(900_000_000_000_000_000n + BigInt(index)));
  const guilds = Array.from({ length: Math.ceil(count / 100) }, (_, guild) => ({
    id: String(800_000_000_000_000_000n + BigInt(guild)),
    name: `server ${guild}`,
    channels: ids.slice(guild * 100, guild * 100 + 100).map((id) => ({ id, name: `c${id.slice(-6)}` })),
  }));
  const fake = await startFake<FakeDiscord>("fake-discord.mjs", { guilds, rateLimits, enforceIdentifyLimit: false });
  const messages = () => [...fake.messages.values()];
  return {
    fake,
    environment: fake.env({ DISCORD_TOKEN: "token", DISCORD_API_URL: "api" }),
    places: guilds.flatMap(({ id, channels }) =>
      channels.map((channel) => ({ platform: "discord" as const, workspace: id, channel: channel.id })),
    ),
    arrived: () => counted(messages().map(({ channel_id }) => channel_id)),
    violations: () => fake.violations,
    tookMs: () => span(messages().map(({ timestamp }) => Date.parse(timestamp))),
    slow: (ms) => void fake.faults.latency(ms, { method: "POST", path: "/channels/" }),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

type FakeSlack = {
  env(names: Record<string, string>): Record<string, string>;
  readonly messages: readonly { readonly channel: string; readonly at: number; readonly source: string }[];
  readonly violations: readonly { readonly rule: string }[];
  readonly faults: { latency(ms: number, what: object): unknown };
  close(): Promise<void>;
};

/** One workspace. */
export async function slackChannels({ count, rateLimits }: Options): Promise<Channels & { readonly fake: FakeSlack }> {
  const team = "T0FAKETEAM1";
  const channels = Array.from({ length: count }, (_, index) => ({
    id: `C${String(index).padStart(9, "0")}`,
    name: `c${index}`,
  }));
  const fake = await startFake<FakeSlack>("fake-slack.mjs", {
    teams: [{ id: team, name: "Acme", domain: "acme", installed: true, channels }],
    rateLimits,
  });
  const posted = () =>
    fake.messages.filter(({ channel, source }) => channel.startsWith("C0") && source === "chat.postMessage");
  return {
    fake,
    environment: fake.env({ SLACK_BOT_TOKEN: "botToken", SLACK_APP_TOKEN: "appToken", SLACK_API_URL: "api" }),
    places: channels.map(({ id }) => ({ platform: "slack" as const, workspace: team, channel: id })),
    arrived: () => counted(posted().map(({ channel }) => channel)),
    violations: () => fake.violations,
    tookMs: () => span(posted().map(({ at }) => at)),
    slow: (ms) => void fake.faults.latency(ms, { method: "chat.postMessage" }),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

function counted(channels: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const channel of channels) counts.set(channel, (counts.get(channel) ?? 0) + 1);
  return counts;
}

function span(instants: readonly number[]): number {
  return (
    instants.reduce((last, at) => Math.max(last, at), 0) -
    instants.reduce((first, at) => Math.min(first, at), Number.MAX_SAFE_INTEGER)
  );
}
