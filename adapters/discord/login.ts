import { Client, Events, Options } from "discord.js";
import type { Log } from "../../src/log.ts";
import { within } from "../within.ts";
import { failureOf } from "./failure.ts";
import { backoff, pause } from "./pause.ts";

export type LoginOptions = {
  readonly client: Client;
  readonly token: string;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** How long Discord may be unreachable at the start before that is reported. */
export const GIVE_UP_MS = 120_000;
export const UNREACHABLE = "Discord could not be reached for two minutes: check the network and DISCORD_API_URL.";
export const STOPPED = "Discord was stopped before it was connected.";
const REST_TIMEOUT_MS = 5000;

/**
 * A gateway client that keeps almost nothing.
 *
 * No intents at all: interactions arrive without any, and nothing here needs to hear of servers, members or messages,
 * so Discord sends no server snapshots to parse and to keep, and nothing waits for unavailable servers.
 */
export function createClient(apiUrl: string): Client {
  const client: Client = new Client({
    intents: [],
    shards: "auto",
    allowedMentions: { parse: [] },
    rest: { api: apiUrl, timeout: REST_TIMEOUT_MS, retries: 0 },
    sweepers: {},
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      DMMessageManager: 0,
      GuildMessageManager: 0,
      GuildMemberManager: 0,
      ThreadManager: 0,
      UserManager: { maxSize: 1, keepOverLimit: ({ id }) => id === client.user?.id },
    }),
  });
  return client;
}

/**
 * Connects, trying again while Discord is down.
 *
 * @throws Error with a sentence for the operator: a refused token, refused intents, or two minutes without Discord.
 */
export async function login({ client, token, log, signal }: LoginOptions): Promise<void> {
  const connected = Promise.withResolvers<true>();
  const ended = new AbortController();
  let closedFor: number | undefined;
  client.once(Events.ShardReady, () => connected.resolve(true));
  client.on(Events.ShardDisconnect, ({ code }) => {
    closedFor = code;
  });

  async function attempts(): Promise<true> {
    for (let tries = 0; ; tries += 1) {
      try {
        await client.login(token);
        return true;
      } catch (error) {
        if (closedFor !== undefined) throw new Error(closeSentence(closedFor));
        if (isTokenProblem(error)) throw new Error(closeSentence(AUTHENTICATION_FAILED));
        log.warn("discord login failed, trying again", { reason: failureOf(error).message });
        // A shard that was started goes on connecting by itself.
        if (client.ws.shards.size > 0) return connected.promise;
        await pause(backoff(tries, { first: 500, most: 15_000 }), ended.signal);
        if (ended.signal.aborted) return connected.promise;
      }
    }
  }

  // A failed login destroys the client, but not a shard that is reconnecting: that one would come back half-dead.
  const destroy = client.destroy.bind(client);
  client.destroy = async () => undefined;
  try {
    if (await within(attempts(), GIVE_UP_MS, signal)) return;
    throw new Error(signal.aborted ? STOPPED : UNREACHABLE);
  } finally {
    ended.abort();
    client.destroy = destroy;
  }
}

/** The gateway's word for a token it does not accept. */
export const AUTHENTICATION_FAILED = 4004;

/** What an operator has to do when Discord closes the gateway for good. */
export function closeSentence(code: number): string {
  switch (code) {
    case AUTHENTICATION_FAILED:
      return "Discord refused the bot token: copy a current one from the developer portal (Bot, Reset Token) into DISCORD_TOKEN.";
    case 4010:
    case 4011:
      return `Discord refused the connection's share of servers (close ${code}): restart the bot, so that it asks for the number of connections again.`;
    case 4013:
    case 4014:
      return `Discord refused the gateway intents (close ${code}): install a current version of this bot.`;
    default:
      return `Discord closed the gateway for good (close ${code}): install a current version of this bot.`;
  }
}

/** 401 on the way to the gateway, which discord.js renames. */
function isTokenProblem(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "TokenInvalid" || failureOf(error).status === 401;
}
