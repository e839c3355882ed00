import { type APIInteraction, type Client, Events, GatewayDispatchEvents, Status } from "discord.js";
import type { Log } from "../../src/log.ts";
import { within } from "../within.ts";
import { closeSentence, createClient, login } from "./login.ts";

/** How the bot is joined to Discord: over its gateway, or by signed requests alone. */
export type Connection = {
  /**
   * Resolves with the application's id once questions can be answered; empty when Discord does not name it.
   *
   * @throws Error with a sentence for the operator.
   */
  start(signal: AbortSignal): Promise<string>;
  /** Never rejects. */
  stop(): Promise<void>;
  healthy(): boolean;
};

export type GatewayOptions = {
  readonly token: string;
  readonly apiUrl: string;
  readonly log: Log;
  readonly handle: (interaction: APIInteraction) => Promise<void>;
  /** Discord closed the gateway for good. */
  readonly closed: (sentence: string) => void;
  /** Whether the bot ends; a connection that is lost then is none to speak of. */
  readonly stopping: () => boolean;
};

/** Destroying a client whose login is pending may never end. */
const CLOSE_MS = 800;

/** Discord over its gateway: no public address needed. */
export function createGateway({ token, apiUrl, log, handle, closed, stopping }: GatewayOptions): Connection {
  let client: Client | undefined;

  function listen(connection: Client): void {
    // The raw event: discord.js holds its own back until every server has been heard of, up to 15 seconds.
    connection.ws.on(
      GatewayDispatchEvents.InteractionCreate,
      (interaction: APIInteraction) => void handle(interaction),
    );
    connection.on(Events.Error, ({ message }) => log.error("discord client failed", { reason: message }));
    connection.on(Events.ShardError, ({ message }, shard) =>
      log.warn("discord gateway error", { shard, reason: message }),
    );
    connection.on(Events.ShardReconnecting, (shard) => {
      if (!stopping()) log.warn("discord gateway lost, reconnecting", { shard });
    });
    connection.on(Events.ShardResume, (shard) => log.info("discord gateway resumed", { shard }));
  }

  return {
    async start(signal) {
      const connection = createClient(apiUrl);
      client = connection;
      listen(connection);
      await login({ client: connection, token, log, signal });
      connection.on(Events.ShardDisconnect, ({ code }) => closed(closeSentence(code)));
      log.info("discord connected", { bot: connection.user?.username, shards: connection.ws.shards.size });
      return connection.application?.id ?? "";
    },
    async stop() {
      await within(client?.destroy().catch(() => undefined) ?? Promise.resolve(), CLOSE_MS);
    },
    healthy: () => client !== undefined && connected(client),
  };
}

function connected(client: Client): boolean {
  const { shards } = client.ws;
  return shards.size > 0 && shards.every(({ status }) => status === Status.Ready || status === Status.WaitingForGuilds);
}
