import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { Place } from "../../src/watch/subscription.ts";
import { startFake } from "./shared.ts";

/** Channels of a platform's stand-in, to which digests go. */
export type Channels = AsyncDisposable & {
  readonly environment: Readonly<Record<string, string>>;
  readonly places: readonly Place[];
  /** Connects the bot, once its process is ready. */
  connect(): Promise<void>;
  /** Asks something as a person would; resolves with the whole answer. */
  ask(words: string): Promise<void>;
  /** How many of the bot's messages stand in each place. */
  arrived(): ReadonlyMap<string, number>;
  /** How many messages there are of any kind: grows while something is posted. */
  count(): number;
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
  readonly messages: ReadonlyMap<
    string,
    { readonly channel_id: string; readonly timestamp: string; readonly nonce?: string }
  >;
  command(asked: object): Promise<{ reply(): Promise<unknown> }>;
  readonly violations: readonly { readonly rule: string }[];
  readonly faults: { latency(ms: number, what: object): unknown };
  close(): Promise<void>;
};

/** Where a place is, in one word. */
export function nameOf({ workspace, channel }: Pick<Place, "workspace" | "channel">): string {
  return `${workspace}/${channel}`;
}

/** Servers of a hundred channels each. */
export async function discordChannels({ count, rateLimits }: Options): Promise<Channels> {
  const ids = Array.from({ length: count }, (_, index) => String(900_000_000_000_000_000n + BigInt(index)));
  const guilds = Array.from({ length: Math.ceil(count / 100) }, (_, guild) => ({
    id: String(800_000_000_000_000_000n + BigInt(guild)),
    name: `server ${guild}`,
    channels: ids.slice(guild * 100, guild * 100 + 100).map((id) => ({ id, name: `c${id.slice(-6)}` })),
  }));
  const fake = await startFake<FakeDiscord>("fake-discord.mjs", { guilds, rateLimits, enforceIdentifyLimit: false });
  const servers = new Map(guilds.flatMap(({ id, channels }) => channels.map((channel) => [channel.id, id])));
  // Answers to people carry no nonce.
  const messages = () => [...fake.messages.values()].filter(({ nonce }) => nonce !== undefined);
  return {
    environment: fake.env({ DISCORD_TOKEN: "token", DISCORD_API_URL: "api" }),
    places: guilds.flatMap(({ id, channels }) =>
      channels.map((channel) => ({ platform: "discord" as const, workspace: id, channel: channel.id })),
    ),
    connect: async () => {},
    ask: async (words) => {
      await (await fake.command({ name: "smallcap", subcommand: words, check: false })).reply();
    },
    arrived: () =>
      counted(messages().map(({ channel_id: channel }) => nameOf({ workspace: servers.get(channel) ?? "", channel }))),
    count: () => fake.messages.size,
    violations: () => fake.violations,
    tookMs: () => span(messages().map(({ timestamp }) => Date.parse(timestamp))),
    slow: (ms) => void fake.faults.latency(ms, { method: "POST", path: "/channels/" }),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

type FakeSlack = {
  env(names: Record<string, string>): Record<string, string>;
  readonly config: { appUrl: string; redirectUri?: string };
  readonly messages: readonly {
    readonly team: string;
    readonly channel: string;
    readonly at: number;
    readonly source: string;
    readonly metadata?: object;
  }[];
  readonly violations: readonly { readonly rule: string }[];
  readonly faults: { latency(ms: number, what: object): unknown };
  browserInstall(url: string, options: object): Promise<{ readonly status: number; readonly body: string }>;
  command(name: string, text: string): Promise<{ message(): Promise<unknown> }>;
  close(): Promise<void>;
};

/** Workspaces that install the app; it answers over HTTP, at a port of its own. */
export async function slackChannels(options: Options & { readonly workspaces: number }): Promise<Channels> {
  const { count, rateLimits, workspaces } = options;
  const teams = Array.from({ length: workspaces }, (_, index) => ({
    id: `T0TEAM${String(index).padStart(5, "0")}`,
    name: `workspace ${index}`,
    domain: `w${index}`,
    installed: false,
    channels: Array.from({ length: Math.ceil(count / workspaces) }, (__, channel) => ({
      id: `C${String(index).padStart(3, "0")}${String(channel).padStart(6, "0")}`,
      name: `c${index}-${channel}`,
    })),
  }));
  const fake = await startFake<FakeSlack>("fake-slack.mjs", { teams, rateLimits });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  fake.config.appUrl = `${origin}/slack/events`;
  fake.config.redirectUri = `${origin}/slack/oauth_redirect`;
  const names = { SLACK_SIGNING_SECRET: "signingSecret", SLACK_API_URL: "api" };
  const install = { SLACK_CLIENT_ID: "clientId", SLACK_CLIENT_SECRET: "clientSecret" };
  const posted = () => fake.messages.filter(({ metadata }) => metadata !== undefined);
  return {
    environment: {
      PORT: String(port),
      SLACK_STATE_SECRET: "a secret of measurements, long enough",
      ...fake.env({ ...names, ...install }),
    },
    places: teams.flatMap(({ id, channels }) =>
      channels.map((channel) => ({ platform: "slack" as const, workspace: id, channel: channel.id })),
    ),
    async connect() {
      for (const { id } of teams) {
        const { status, body } = await fake.browserInstall(`${origin}/slack/install`, { team: id });
        if (status >= 400) throw new Error(`${id} could not install the app: ${status} ${body.slice(0, 200)}`);
      }
    },
    ask: async (words) => {
      await (await fake.command("/smallcap", words)).message();
    },
    arrived: () => counted(posted().map(({ team, channel }) => nameOf({ workspace: team, channel }))),
    count: () => fake.messages.length,
    violations: () => fake.violations,
    tookMs: () => span(posted().map(({ at }) => at)),
    slow: (ms) => void fake.faults.latency(ms, { method: "chat.postMessage" }),
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
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
