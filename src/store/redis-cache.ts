import KeyvRedis, { createClient } from "@keyv/redis";
import type { KeyvStoreAdapter, StoredData } from "keyv";
import { messageOf } from "../errors.ts";
import { REQUEST_MS, reconnectAfter, redisFailed, START_MS, unreachable } from "./redis-connection.ts";
import { inTime } from "./redis-patience.ts";

/** The keys of cached values begin so, after the store's prefix. */
export const CACHE = "cache";

export type RedisCache = { readonly cache: KeyvStoreAdapter; close(): Promise<void> };

/**
 * Keyv's own adapter on a connection of its own, made to fail like the embedded cache: every request is rejected
 * within `REQUEST_MS`, a failed read is told to the listeners of `error` too, and nothing is thrown for want of one.
 *
 * Keys are `PREFIXcache:NAMESPACE:KEY`; Keyv's namespace would otherwise come in twice.
 *
 * @throws Error with one sentence naming STORE_URL when Redis cannot be reached.
 */
export async function openRedisCache(url: string, prefix: string): Promise<RedisCache> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: 10_000,
    socket: { connectTimeout: START_MS, reconnectStrategy: reconnectAfter },
  });
  // The store's other connection tells of outages.
  client.on("error", () => {});
  await inTime(client.connect(), START_MS).catch((error: unknown) => {
    if (client.isOpen) client.destroy();
    throw unreachable(url, messageOf(error));
  });

  const root = prefix + CACHE;
  const redis = new KeyvRedis(client, { namespace: root, keyPrefixSeparator: ":", throwOnErrors: true });
  redis.on("error", () => {});
  const errorListeners: ((error: unknown) => void)[] = [];
  let closed = false;

  /** Closed for good: the adapter would connect anew. */
  async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (closed) throw redisFailed("it is closed");
    try {
      return await inTime(ask(), REQUEST_MS);
    } catch (error) {
      throw redisFailed(error);
    }
  }

  async function reported<Answer>(read: () => Promise<Answer>): Promise<Answer> {
    try {
      return await asked(read);
    } catch (error) {
      for (const listener of errorListeners) listener(error);
      throw error;
    }
  }

  /** The adapter only tells its listeners when clearing fails. */
  async function clear(namespace: string): Promise<void> {
    let failure: unknown;
    const note = (error: unknown) => {
      failure = error;
    };
    redis.on("error", note);
    redis.namespace = namespace;
    await redis.clear().finally(() => {
      redis.namespace = root;
      redis.off("error", note);
    });
    if (failure !== undefined) throw failure;
  }

  const cache: KeyvStoreAdapter = {
    opts: { dialect: "redis", url: "redis://" },
    namespace: undefined,
    get: <Value>(key: string) => reported(() => redis.get<StoredData<Value>>(key)),
    getMany: <Value>(keys: string[]) => reported(() => redis.getMany<StoredData<Value | undefined>>(keys)),
    has: (key) => reported(() => redis.has(key)),
    set: async (key: string, value: string, ttl?: number) => {
      await asked(() => redis.set(key, value, ttl === undefined ? undefined : Math.max(1, Math.ceil(ttl))));
      return true;
    },
    delete: (key) => asked(() => redis.delete(key)),
    clear: () => asked(() => clear(cache.namespace === undefined ? root : `${root}:${cache.namespace}`)),
    async *iterator<Value>(namespace?: string) {
      const start = namespace === undefined ? "" : `${namespace}:`;
      const entries = redis.iterator<Value>(namespace === undefined ? root : `${root}:${namespace}`);
      while (true) {
        const { done, value } = await reported(() => entries.next());
        if (done || !value) return;
        yield [start + value[0], value[1] as Awaited<Value>];
      }
    },
    on: (event: string, listener: (error: unknown) => void) => {
      if (event === "error") errorListeners.push(listener);
      return cache;
    },
  };

  return {
    cache,
    close: async () => {
      if (closed) return;
      closed = true;
      await inTime(client.isReady ? client.close() : Promise.resolve(), REQUEST_MS).catch(() => {});
      if (client.isOpen) client.destroy();
    },
  };
}
