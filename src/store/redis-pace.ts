import type { Redis } from "ioredis";
import type { Pace } from "../watch/pace.ts";
import { redisScript } from "./redis-script.ts";

/** By the clock of Redis, since those of several machines differ. Lanes that are free again expire. */
const RESERVE = `
  local time = redis.call('TIME')
  local now = time[1] * 1000 + time[2] / 1000
  local at = math.max(now, tonumber(redis.call('GET', KEYS[1]) or '0'))
  local after = at + tonumber(ARGV[1])
  redis.call('SET', KEYS[1], string.format('%.3f', after), 'PX', math.ceil(after - now) + 1000)
  return math.ceil(at - now)
`;

/** A pace for everybody on one Redis. */
export function redisPace(client: Redis): Pace {
  const reserve = redisScript(client, "reserveTurn", 1, RESERVE);
  return { reserve: async (lane, intervalMs) => Number(await reserve(`pace:${lane}`, intervalMs)) };
}
