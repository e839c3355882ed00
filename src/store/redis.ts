import type { Redis } from "ioredis";
import type { Log } from "../log.ts";
import { openRedisCache } from "./redis-cache.ts";
import { connectRedis, KEY_PREFIX, redisFailed } from "./redis-connection.ts";
import { redisDeliveries, redisPresence } from "./redis-deliveries.ts";
import { redisImported } from "./redis-imported.ts";
import { redisInstallations } from "./redis-installations.ts";
import { redisInventory } from "./redis-inventory.ts";
import { redisPace } from "./redis-pace.ts";
import { redisPieces } from "./redis-pieces.ts";
import { redisRecord } from "./redis-record.ts";
import { redisSubscriptions } from "./redis-subscriptions.ts";
import type { Store } from "./store.ts";

/**
 * Opens the store that replicas on many machines share. While Redis is away every request is rejected within seconds
 * with a sentence; once it is back the store works again by itself.
 *
 * @param url `redis://` or `rediss://`, with user, password and database where needed; one Redis, no cluster
 * @param prefix what every key begins with
 * @throws Error with one sentence naming STORE_URL when Redis cannot be reached within about five seconds
 */
export async function openRedisStore(url: string, edges: { readonly log: Log }, prefix = KEY_PREFIX): Promise<Store> {
  if (!/^rediss?:\/\/./.test(url) || !URL.canParse(url)) {
    throw new Error("STORE_URL: expected redis:// or rediss:// followed by a host.");
  }
  const client = await connectRedis(url, prefix, edges.log);
  const { cache, close } = await openRedisCache(url, prefix).catch((error: unknown) => {
    client.disconnect();
    throw error;
  });
  await warnOfLosses(client, edges.log);
  return {
    cache,
    records: {
      figures: plainly(redisRecord(client, "figures")),
      strip: plainly(redisRecord(client, "strip")),
      pmi: plainly(redisRecord(client, "pmi")),
      pieces: plainly(redisPieces(client)),
      imported: plainly(redisImported(client)),
    },
    subscriptions: plainly(redisSubscriptions(client)),
    deliveries: plainly(redisDeliveries(client)),
    presence: plainly(redisPresence(client)),
    installations: plainly(redisInstallations(client)),
    pace: plainly(redisPace(client)),
    ...plainly({
      inventory: (namespace: string) => redisInventory(client, prefix, namespace),
      ready: async () => {
        await client.set("probe", "written", "PX", 60_000);
        if ((await client.get("probe")) !== "written") throw new Error("what was written cannot be read");
      },
    }),
    close: async () => {
      if (client.status === "ready") await client.quit().catch(() => {});
      client.disconnect();
      await close();
    },
  };
}

/** A Redis that forgets a delivery lets it be made twice. */
async function warnOfLosses(client: Redis, log: Log): Promise<void> {
  // Some hosts keep this to themselves.
  const info = await client.info().catch(() => "");
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
  if (policy !== undefined && policy !== "noeviction") {
    log.warn("the store's Redis drops entries when its memory is full: set maxmemory-policy noeviction", { policy });
  }
  if (/^aof_enabled:0/m.test(info)) {
    log.warn("the store's Redis may lose its last minutes when it restarts: set appendonly yes");
  }
}

/** The same, failing with a sentence. */
function plainly<Part extends object>(part: Part): Part {
  const methods = Object.entries(part).map(([name, method]) => [
    name,
    async (...given: readonly unknown[]) => {
      try {
        return await method(...given);
      } catch (error) {
        throw redisFailed(error);
      }
    },
  ]);
  return Object.fromEntries(methods);
}
