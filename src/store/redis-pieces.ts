import type { Redis } from "ioredis";
import type { Pieces } from "../record/record.ts";

const ALL = "record:pieces";

/** Pieces of recorded inputs in a hash on Redis. */
export function redisPieces(client: Redis): Pieces {
  return {
    has: async (hash) => (await client.hexists(ALL, hash)) === 1,
    put: async (hash, bytes) => void (await client.hsetnx(ALL, hash, Buffer.from(bytes))),
    get: async (hash) => await client.hgetBuffer(ALL, hash),
    hashes: async () => await client.hkeys(ALL),
  };
}
