import type { Redis } from "ioredis";
import type { Installations } from "./installations.ts";

const ALL = "installations";

/** Installations in a hash on Redis. */
export function redisInstallations(client: Redis): Installations {
  return {
    get: async (key) => await client.hget(ALL, key),
    set: async (key, value) => void (await client.hset(ALL, key, value)),
    remove: async (key) => (await client.hdel(ALL, key)) > 0,
    keys: async () => (await client.hkeys(ALL)).sort(),
  };
}
