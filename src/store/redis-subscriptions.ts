import type { Redis } from "ioredis";
import { type Subscription, type Subscriptions, subscriptionSchema } from "../watch/subscription.ts";
import { redisScript } from "./redis-script.ts";

const ALL = "subscriptions";
const MEMORY = "subscriptions:memory";
const VERSION = "subscriptions:version";

const ADD = `
  if redis.call('HSETNX', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
  redis.call('INCR', KEYS[2])
  return 1
`;

/** Changes what is still as it was read. Redis' own JSON would round thresholds, and take an empty list for an object. */
const REPLACE = `
  if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
  redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
  redis.call('INCR', KEYS[2])
  return 1
`;

const REMOVE = `
  redis.call('HDEL', KEYS[3], ARGV[1])
  if redis.call('HDEL', KEYS[1], ARGV[1]) == 0 then return 0 end
  redis.call('INCR', KEYS[2])
  return 1
`;

const REMEMBER = `
  if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then redis.call('HSET', KEYS[2], ARGV[1], ARGV[2]) end
`;

/** Two who change the same subscription at once try again; so often nobody does. */
const TRIES = 50;

/** The subscriptions in hashes on Redis, with the number that every change of them raises. */
export function redisSubscriptions(client: Redis): Subscriptions {
  const add = redisScript(client, "addSubscription", 2, ADD);
  const replace = redisScript(client, "replaceSubscription", 2, REPLACE);
  const remove = redisScript(client, "removeSubscription", 3, REMOVE);
  const remember = redisScript(client, "rememberSubscription", 2, REMEMBER);
  return {
    add: async (subscription) => {
      const added = await add(ALL, VERSION, subscription.id, JSON.stringify(subscription));
      if (added !== 1) throw new Error(`There is a subscription ${subscription.id} already.`);
    },
    get: async (id) => toSubscription(await client.hget(ALL, id)),
    all: async () =>
      (await client.hvals(ALL))
        .flatMap((definition) => toSubscription(definition) ?? [])
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    version: async () => Number((await client.get(VERSION)) ?? 0),
    change: async (id, change) => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const known = await client.hget(ALL, id);
        if (known === null) return false;
        const changed = JSON.stringify({ ...JSON.parse(known), ...change });
        if ((await replace(ALL, VERSION, id, known, changed)) === 1) return true;
      }
      throw new Error(`The subscription ${id} is being changed by too many at once.`);
    },
    remove: async (id) => (await remove(ALL, VERSION, MEMORY, id)) === 1,
    memory: async (id) => JSON.parse((await client.hget(MEMORY, id)) ?? "null"),
    remember: async (id, memory) => void (await remember(ALL, MEMORY, id, JSON.stringify(memory ?? null))),
  };
}

function toSubscription(definition: string | null): Subscription | null {
  if (definition === null) return null;
  try {
    return subscriptionSchema.safeParse(JSON.parse(definition)).data ?? null;
  } catch {
    return null;
  }
}
