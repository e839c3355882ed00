import { Redis } from "ioredis";
import { messageOf } from "../errors.ts";
import type { Log } from "../log.ts";
import { afterPatience, late } from "./redis-patience.ts";

/** Every key of ours begins so, when nothing else is said. */
export const KEY_PREFIX = "smallcap:";

/** How long a start waits for Redis: one that starts at the same time is there by then. */
export const START_MS = 5_000;
/** A request that has no answer after this long has failed. */
export const REQUEST_MS = 2_000;

/** Milliseconds before the given try to connect anew. */
export function reconnectAfter(tries: number): number {
  return Math.min(50 * 2 ** Math.min(tries, 10), 2_000);
}

/**
 * Connects to Redis. Afterwards the connection mends itself, and while it is away every request is rejected at once:
 * none waits in a queue, and none is sent a second time, since the first may have been heard.
 *
 * @throws Error with one sentence naming STORE_URL when Redis cannot be reached or refuses within `START_MS`.
 */
export async function connectRedis(url: string, prefix: string, log: Log): Promise<Redis> {
  const client = new Redis(url, {
    keyPrefix: prefix,
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: START_MS,
    retryStrategy: reconnectAfter,
    // What was asked meanwhile is not kept for ever.
    socketTimeout: 5 * REQUEST_MS,
  });
  boundRequests(client);
  await connected(client, url);
  watchConnection(client, log);
  return client;
}

/** One sentence that names the variable and the place, and never a password. */
export function unreachable(url: string, reason: string): Error {
  return new Error(`STORE_URL: the store at ${placeOf(url)} cannot be used: ${reason.replace(/\.$/, "")}.`);
}

/** A failed request in one sentence. */
export function redisFailed(error: unknown): Error {
  return new Error(`The store's Redis failed: ${messageOf(error).replace(/\.$/, "")}.`, { cause: error });
}

/** The client's own timeout also rejects what has been answered, when this process was too busy to read it. */
function boundRequests(client: Redis): void {
  const send = client.sendCommand.bind(client);
  client.sendCommand = (command, stream) => {
    const stop = afterPatience(REQUEST_MS, () => command.reject(late()));
    command.promise.then(stop, stop);
    return send(command, stream);
  };
}

async function connected(client: Redis, url: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  let reason = "it does not answer";
  const fail = () => reject(unreachable(url, reason));
  const note = (error: Error) => {
    reason = messageOf(error) || reason;
    // Trying again helps against none of these.
    if (/^(WRONGPASS|NOAUTH|NOPERM|ERR )/.test(reason)) fail();
  };
  const timer = setTimeout(fail, START_MS);
  client.on("error", note);
  client.once("ready", resolve);
  client.connect().catch(note);
  try {
    await promise;
  } catch (error) {
    client.disconnect();
    throw error;
  } finally {
    clearTimeout(timer);
    client.off("ready", resolve);
    // Without any listener an error is thrown.
    client.on("error", () => {});
    client.off("error", note);
  }
}

/** An outage is told once, and its end. */
function watchConnection(client: Redis, log: Log): void {
  let reason: string | undefined;
  let away = false;
  client.on("error", (error: Error) => {
    reason = messageOf(error);
  });
  client.on("reconnecting", () => {
    if (!away) log.warn("the store's Redis is away", reason === undefined ? {} : { reason });
    away = true;
  });
  client.on("ready", () => {
    if (away) log.info("the store's Redis is back");
    away = false;
  });
}

function placeOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}
