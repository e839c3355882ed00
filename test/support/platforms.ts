import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** The real process against strict stand-ins of both platforms and a replayed market. None of them is in this repository. */

const SHARED = resolve(process.env.SHARED_DIR ?? "../shared");

export const hasPlatforms =
  existsSync(join(SHARED, "fakes/process.mjs")) && existsSync(join(SHARED, "replay/server.mjs"));
if (!hasPlatforms) console.warn(`skipped: no fake platforms in ${SHARED} (set SHARED_DIR)`);

export type Message = {
  readonly flags?: number;
  readonly ephemeralFor?: string | null;
  readonly attachments?: readonly { readonly filename: string }[];
  /** Slack's: how a message came to be, and the files in it. */
  readonly source?: string;
  readonly files?: readonly { readonly name: string; readonly data: Buffer }[];
};
/** What Discord's fake got for an option that is being typed. */
export type Typing = {
  suggestions(): Promise<readonly { readonly name: string; readonly value: string }[]>;
};
export type Asked = {
  readonly ackLatencyMs: number;
  readonly ephemeral: boolean;
  readonly error: string | null;
  ack(): Promise<unknown>;
  reply(): Promise<Message>;
  message(): Promise<Message>;
  final(is: (message: Message) => boolean): Promise<Message>;
};
type Fake = {
  readonly violations: readonly unknown[];
  readonly requests: readonly {
    readonly method: string;
    readonly path: string;
    readonly api: string;
    readonly body: unknown;
  }[];
  env(names: Readonly<Record<string, string>>): Record<string, string>;
  text(message: Message): string;
  images(
    message: Message,
  ): readonly { readonly alt: string; readonly width: number; readonly png?: { readonly width: number } }[];
  buttons(message: Message): readonly unknown[];
  lint(message: Message): readonly unknown[];
  assertClean(): void;
  close(): Promise<void>;
};
export type FakeDiscord = Fake & {
  readonly gateway: { readonly connections: readonly { readonly code: number | null }[] };
  /** With an endpoint, interactions are sent there as signed requests. */
  readonly config: { interactionsEndpoint: string | null };
  readonly faults: { add(fault: object): unknown };
  /** What the bot posted in channels by itself, oldest first. */
  posts(): readonly (Message & { readonly channel_id: string })[];
  setBotPermissions(channel: string, permissions: readonly string[]): void;
  waitFor<Result>(find: () => Result | undefined, how?: { readonly timeout: number }): Promise<Result>;
  ping(how: object): Promise<unknown>;
  waitReady(): Promise<unknown>;
  waitCommands(): Promise<unknown>;
  command(asked: object): Promise<Asked>;
  autocomplete(asked: object): Promise<Typing>;
  click(message: Message, which: string): Promise<Asked>;
};
export type FakeSlack = Fake & {
  readonly messages: readonly Message[];
  waitFor<Result>(find: () => Result | undefined): Promise<Result>;
  command(name: string, text: string): Promise<Asked>;
  click(message: Message, which: string): Promise<Asked>;
};
export type Replay = {
  readonly url: string;
  fault(rule: object): unknown;
  reset(): void;
  close(): Promise<void>;
};
export type Bot = {
  readonly exited: Promise<{ readonly code: number | null; readonly signal: string | null }>;
  waitLine(line: RegExp, how?: { readonly timeout: number }): Promise<unknown>;
  log(): string;
  stop(how?: { readonly signal: string }): Promise<{ readonly code: number | null; readonly tookMs: number }>;
};

export async function startDiscord(options: object = {}): Promise<FakeDiscord> {
  type Held = {
    readonly messages: ReadonlyMap<string, Message & { readonly channel_id: string; readonly _i?: unknown }>;
  };
  const fake = await start<FakeDiscord & Held>("fakes/fake-discord.mjs", options);
  const posts = () => [...fake.messages.values()].filter(({ _i }) => _i === undefined);
  return Object.assign(fake, { posts });
}
export const startSlack = (options: object = {}) => start<FakeSlack>("fakes/fake-slack.mjs", options);
export const startReplay = (date: string) => start<Replay>("replay/server.mjs", { date });

/** The real program, with just the environment given and a store of its own. */
export async function startBot(env: Readonly<Record<string, string>>): Promise<Bot> {
  const { startProcess } = (await load("fakes/process.mjs")) as { startProcess(options: object): Bot };
  return startProcess({
    cmd: nodePath(),
    args: ["adapters/main.ts"],
    env: { PORT: "0", STORE_URL: newStore(), MARKET_PACE_MS: "0", ...env },
  });
}

export const discordEnv = (discord: FakeDiscord) => discord.env({ DISCORD_TOKEN: "token", DISCORD_API_URL: "api" });
export const slackEnv = (slack: FakeSlack) =>
  slack.env({ SLACK_BOT_TOKEN: "botToken", SLACK_APP_TOKEN: "appToken", SLACK_API_URL: "api" });

export function newStore(): string {
  return `sqlite://${join(mkdtempSync(join(tmpdir(), "smallcap-")), "store.sqlite")}`;
}

/** The Node that runs TypeScript as it stands, also where the tests were started by an older one. */
export function nodePath(): string {
  const own = resolve("node_modules/.bin/node");
  return existsSync(own) ? own : process.execPath;
}

async function start<Server>(file: string, options: object): Promise<Server> {
  const { start: startServer } = (await load(file)) as { start(options: object): Promise<Server> };
  return startServer(options);
}

async function load(file: string): Promise<unknown> {
  return import(pathToFileURL(join(SHARED, file)).href);
}
