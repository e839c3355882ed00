import { createRequire } from "node:module";
import { type APIInteraction, type Client, Events, GatewayDispatchEvents, REST, Status } from "discord.js";
import type { Ask } from "../../commands/ask.ts";
import type { Command } from "../../commands/command.ts";
import type { Complete } from "../../commands/complete.ts";
import type { Draw } from "../../src/chart/picture.ts";
import type { Log } from "../../src/log.ts";
import type { Adapter } from "../adapter.ts";
import { within } from "../within.ts";
import { createInteractionHandler } from "./interactions.ts";
import { closeSentence, createClient, login } from "./login.ts";
import { registerCommands } from "./register.ts";

export type DiscordOptions = {
  readonly token: string;
  /** Without the version: `https://discord.com/api`. The gateway's address comes from it. */
  readonly apiUrl: string;
  /** Register the commands in this server only. */
  readonly guildId?: string | undefined;
  readonly ask: Ask;
  /** Values for an option while it is typed; none when not said. */
  readonly complete?: Complete;
  readonly commands: readonly Command[];
  readonly draw: Draw;
  readonly log: Log;
  /** The real clock in milliseconds since the epoch. */
  readonly now: () => number;
  /** Called when Discord will have nothing more to do with this process, with what to do about it. */
  readonly fatal: (message: string) => void;
};

// discord.js is CommonJS: an import of @discordjs/core would load its REST library a second time, as ES modules.
const { API } = createRequire(import.meta.url)(
  "@discordjs/core/http-only",
) as typeof import("@discordjs/core/http-only");

/** Longest wait for one call; calls that answer interactions set shorter ones by what they carry. */
const REST_TIMEOUT_MS = 60_000;
const DRAIN_MS = 4000;
const CLOSE_MS = 800;

/** Discord over its gateway: no public address needed. */
export function createDiscord(options: DiscordOptions): Adapter {
  const { commands, guildId, log, now } = options;
  const token = options.token.trim().replace(/^Bot\s+/i, "");
  const apiUrl = options.apiUrl.replace(/\/+$/, "");
  const stopping = new AbortController();
  // Its own REST client, apart from the gateway's: answers need no bot token, so they outlive its trouble. Retries are
  // ours, since the library's come without a pause and know nothing of deadlines.
  const rest = new REST({ api: apiUrl, timeout: REST_TIMEOUT_MS, retries: 0 }).setToken(token);
  const api = new API(rest);
  const handler = createInteractionHandler({ ...options, api, commands, log, now });
  let client: Client | undefined;
  let starting: Promise<void> | undefined;
  let stopped: Promise<void> | undefined;
  let doomed = false;

  rest.on("rateLimited", ({ method, global, retryAfter, scope }) =>
    log.warn("discord rate limit", { method, global, retryAfter, scope }),
  );

  function fail(message: string): void {
    if (doomed || stopped) return;
    doomed = true;
    options.fatal(message);
  }

  function listen(connection: Client): void {
    // The raw event: discord.js holds its own back until every server has been heard of, up to 15 seconds.
    connection.ws.on(
      GatewayDispatchEvents.InteractionCreate,
      (interaction: APIInteraction) => void handler.handle(interaction),
    );
    connection.on(Events.Error, ({ message }) => log.error("discord client failed", { reason: message }));
    connection.on(Events.ShardError, ({ message }, shard) =>
      log.warn("discord gateway error", { shard, reason: message }),
    );
    connection.on(Events.ShardReconnecting, (shard) => {
      if (!stopped) log.warn("discord gateway lost, reconnecting", { shard });
    });
    connection.on(Events.ShardResume, (shard) => log.info("discord gateway resumed", { shard }));
  }

  async function register(connection: Client): Promise<void> {
    const applicationId = connection.application?.id;
    if (!applicationId) return log.error("discord named no application, so its commands are not registered");
    const outcome = await registerCommands({ api, applicationId, guildId, commands, log, signal: stopping.signal });
    if (outcome === "refused") fail(closeSentence(4004));
  }

  async function start(): Promise<void> {
    const connection = createClient(apiUrl);
    client = connection;
    listen(connection);
    await login({ client: connection, token, log, signal: stopping.signal });
    connection.on(Events.ShardDisconnect, ({ code }) => fail(closeSentence(code)));
    log.info("discord connected", { bot: connection.user?.username, shards: connection.ws.shards.size });
    // Commands registered by an earlier start work meanwhile, so nobody waits for this.
    void register(connection);
  }

  /** Destroying a client whose login is pending may never end. */
  async function disconnect(): Promise<void> {
    await within(client?.destroy().catch(() => undefined) ?? Promise.resolve(), CLOSE_MS);
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }

  async function stop(): Promise<void> {
    await handler.close(DRAIN_MS);
    stopping.abort();
    await starting?.catch(() => undefined);
    await disconnect();
  }

  return {
    name: "discord",
    async start() {
      starting = start();
      await starting.catch(async (error: unknown) => {
        await disconnect();
        throw error;
      });
    },
    stop: () => (stopped ??= stop()),
    healthy: () => !doomed && !stopped && client !== undefined && connected(client),
  };
}

function connected(client: Client): boolean {
  const { shards } = client.ws;
  return shards.size > 0 && shards.every(({ status }) => status === Status.Ready || status === Status.WaitingForGuilds);
}
